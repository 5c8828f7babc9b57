import { capillaryBulk } from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

/** One customer can cost Capillary up to four internal calls (lookup, update, add, identifier). */
export const capillaryUpsertCustomersBulk: DestinationTemplate = {
	...capillaryBulk,
	id: 'capillaryUpsertCustomersBulk',
	displayName: 'Capillary: Upsert Customers (Bulk)',
	description: 'Create customers, or update those that exist, several with each request',
	apiEndpoint: '/v2/integrations/customer/upsert/bulk?skipChangeIdentifier=false',
	responseSplitPath: '$.response[*]',
	parsePathMap: { ...capillaryBulk.parsePathMap, entity_id: '$.entityId' },
};
