import { airtableUpsert } from './airtableUpsert.ts';
import { algoliaBatch } from './algoliaBatch.ts';
import { amplitudeBatch } from './amplitudeBatch.ts';
import { couchDbBulkDocs } from './couchDbBulkDocs.ts';
import { bloomreachCustomers } from './bloomreachCustomers.ts';
import { brazeAttributes, brazeEvents } from './braze.ts';
import { cleverTapProfiles } from './cleverTapProfiles.ts';
import { customerIoPeople } from './customerIoPeople.ts';
import { elasticsearchBulk } from './elasticsearchBulk.ts';
import { hubSpotUpsert } from './hubSpotUpsert.ts';
import { pinterestConversions } from './pinterestConversions.ts';
import type { Played } from './played.ts';
import { postHogBatch } from './postHogBatch.ts';
import { segmentBatch } from './segmentBatch.ts';
import { sendGridContacts } from './sendGridContacts.ts';
import { typesenseImport } from './typesenseImport.ts';
import { zendeskUsers } from './zendeskUsers.ts';
import { iterableUsers } from './iterableUsers.ts';
import { klaviyoImportProfiles } from './klaviyoImportProfiles.ts';
import { klaviyoProfile } from './klaviyoProfile.ts';
import { mailchimpMembers } from './mailchimpMembers.ts';
import { meilisearchDocuments } from './meilisearchDocuments.ts';
import { metaConversions } from './metaConversions.ts';
import { mixpanelImport } from './mixpanelImport.ts';
import { postmarkEmails } from './postmarkEmails.ts';
import { salesforceUpsert } from './salesforceUpsert.ts';

/** The destinations of templates, apart from Capillary's. */
export const playedDestinations: readonly Played[] = [
	airtableUpsert,
	algoliaBatch,
	amplitudeBatch,
	couchDbBulkDocs,
	bloomreachCustomers,
	brazeAttributes,
	brazeEvents,
	cleverTapProfiles,
	customerIoPeople,
	elasticsearchBulk,
	hubSpotUpsert,
	pinterestConversions,
	postHogBatch,
	segmentBatch,
	sendGridContacts,
	typesenseImport,
	zendeskUsers,
	iterableUsers,
	klaviyoProfile,
	klaviyoImportProfiles,
	mailchimpMembers,
	meilisearchDocuments,
	metaConversions,
	mixpanelImport,
	postmarkEmails,
	salesforceUpsert,
];
