import { capillary, capillaryBulk } from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

/** The answer is the list itself, one element per customer. */
export const capillaryAddCustomersBulk: DestinationTemplate = {
	...capillary('Registers several customers with each request.'),
	id: 'capillaryAddCustomersBulk',
	displayName: 'Capillary: Add Customers (Bulk)',
	description: 'Register several customers with each request',
	settings: {
		...capillaryBulk,
		apiEndpoint: '/v2/customers/bulk',
		responseSplitPath: '$[*]',
		parsePathMap: { ...capillaryBulk.parsePathMap, entity_id: '$.entity.id' },
	},
};
