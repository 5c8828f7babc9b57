import { capillary, capillaryBulk } from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

export const capillaryAddTransactionsBulk: DestinationTemplate = {
	...capillary('Adds several transactions with each request.'),
	id: 'capillaryAddTransactionsBulk',
	displayName: 'Capillary: Add Transactions (Bulk)',
	description: 'Add several transactions with each request',
	settings: {
		...capillaryBulk,
		apiEndpoint: '/v2/transactions/bulk',
		responseSplitPath: '$.response[*]',
		parsePathMap: { ...capillaryBulk.parsePathMap, entity_id: '$.entityId' },
	},
};
