import { airtableUpsert } from './airtableUpsert';
import { algoliaBatch } from './algoliaBatch';
import { amplitudeBatch } from './amplitudeBatch';
import { couchDbBulkDocs } from './couchDbBulkDocs';
import { bloomreachCustomers } from './bloomreachCustomers';
import { brazeAttributes, brazeEvents } from './braze';
import { capillary } from './capillary';
import { cleverTapProfiles } from './cleverTapProfiles';
import { customerIoPeople } from './customerIoPeople';
import { elasticsearchBulk } from './elasticsearchBulk';
import type { TemplateExample } from './example';
import { hubSpotUpsert } from './hubSpotUpsert';
import { pinterestConversions } from './pinterestConversions';
import { postHogBatch } from './postHogBatch';
import { segmentBatch } from './segmentBatch';
import { sendGridContacts } from './sendGridContacts';
import { typesenseImport } from './typesenseImport';
import { zendeskUsers } from './zendeskUsers';
import { iterableUsers } from './iterableUsers';
import { klaviyoImportProfiles } from './klaviyoImportProfiles';
import { klaviyoProfile } from './klaviyoProfile';
import { mailchimpMembers } from './mailchimpMembers';
import { meilisearchDocuments } from './meilisearchDocuments';
import { metaConversions } from './metaConversions';
import { mixpanelImport } from './mixpanelImport';
import { postmarkEmails } from './postmarkEmails';
import { salesforceUpsert } from './salesforceUpsert';

/** By the id of their template. */
export const examples: Readonly<Record<string, TemplateExample>> = {
	...capillary,
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
};
