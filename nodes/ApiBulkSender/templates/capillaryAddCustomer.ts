import { capillary, capillarySingle } from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

export const capillaryAddCustomer: DestinationTemplate = {
	...capillary('Registers one customer with each request.'),
	id: 'capillaryAddCustomer',
	displayName: 'Capillary: Add Customer',
	description: 'Register one customer with each request',
	settings: {
		...capillarySingle,
		apiEndpoint: '/v2/customers',
	},
};
