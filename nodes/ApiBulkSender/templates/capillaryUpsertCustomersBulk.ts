import { capillary, capillaryBulk } from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

/** One customer can cost Capillary up to four internal calls (lookup, update, add, identifier). */
export const capillaryUpsertCustomersBulk: DestinationTemplate = {
	...capillary('Creates customers, or updates those that exist, several with each request.'),
	id: 'capillaryUpsertCustomersBulk',
	displayName: 'Capillary: Upsert Customers (Bulk)',
	description: 'Create customers, or update those that exist, several with each request',
	settings: {
		...capillaryBulk,
		apiEndpoint: '/v2/integrations/customer/upsert/bulk?skipChangeIdentifier=false',
		responseSplitPath: '$.response[*]',
		parsePathMap: { ...capillaryBulk.parsePathMap, entity_id: '$.entityId' },
	},
};
