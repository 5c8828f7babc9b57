import { airtableUpsert } from './airtableUpsert';
import { algoliaBatch } from './algoliaBatch';
import { amplitudeBatch } from './amplitudeBatch';
import { bloomreachCustomers } from './bloomreachCustomers';
import { brazeAttributes } from './brazeAttributes';
import { brazeEvents } from './brazeEvents';
import { capillaryAddCustomer } from './capillaryAddCustomer';
import { capillaryAddCustomersBulk } from './capillaryAddCustomersBulk';
import { capillaryAddTransactionsBulk } from './capillaryAddTransactionsBulk';
import { capillaryForceBarcode } from './capillaryForceBarcode';
import { capillaryIssueGoodwillPoints } from './capillaryIssueGoodwillPoints';
import { capillaryTagCustomersToTransactions } from './capillaryTagCustomersToTransactions';
import { capillaryUpsertCustomersBulk } from './capillaryUpsertCustomersBulk';
import { couchDbBulkDocs } from './couchDbBulkDocs';
import { cleverTapProfiles } from './cleverTapProfiles';
import { customerIoPeople } from './customerIoPeople';
import type { DestinationTemplate } from './destinationTemplate';
import { elasticsearchBulk } from './elasticsearchBulk';
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

export type { DestinationTemplate } from './destinationTemplate';
export { INPUT_FIELD, inputField, panelValue } from './panelValue';

/** The template of the user's own making: its defaults are those written at the fields. */
export const CUSTOM = 'custom';

/** By name, as in the panel's list. */
export const destinationTemplates: readonly DestinationTemplate[] = [
	airtableUpsert,
	algoliaBatch,
	amplitudeBatch,
	bloomreachCustomers,
	brazeEvents,
	brazeAttributes,
	capillaryAddCustomer,
	capillaryAddCustomersBulk,
	capillaryAddTransactionsBulk,
	capillaryForceBarcode,
	capillaryIssueGoodwillPoints,
	capillaryTagCustomersToTransactions,
	capillaryUpsertCustomersBulk,
	cleverTapProfiles,
	couchDbBulkDocs,
	customerIoPeople,
	elasticsearchBulk,
	hubSpotUpsert,
	iterableUsers,
	klaviyoProfile,
	klaviyoImportProfiles,
	mailchimpMembers,
	meilisearchDocuments,
	metaConversions,
	mixpanelImport,
	pinterestConversions,
	postHogBatch,
	postmarkEmails,
	salesforceUpsert,
	segmentBatch,
	sendGridContacts,
	typesenseImport,
	zendeskUsers,
];

/** `undefined` for Custom. */
export function templateById(id: string): DestinationTemplate | undefined {
	return destinationTemplates.find((template) => template.id === id);
}
