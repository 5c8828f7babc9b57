import { capillarySingle } from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

export const capillaryAddCustomer: DestinationTemplate = {
	...capillarySingle,
	id: 'capillaryAddCustomer',
	displayName: 'Capillary: Add Customer',
	description: 'Register one customer with each request',
	apiEndpoint: '/v2/customers',
};
