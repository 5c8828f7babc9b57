import { capillaryApprovalHeader, capillarySingle } from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

export const capillaryTagCustomersToTransactions: DestinationTemplate = {
	...capillarySingle,
	...capillaryApprovalHeader,
	id: 'capillaryTagCustomersToTransactions',
	displayName: 'Capillary: Tag Customers to Old Transactions',
	description: 'Assign one old transaction to a customer with each request (retro transaction)',
	apiEndpoint: '',
	hints: {
		...capillaryApprovalHeader.hints,
		apiEndpoint:
			'Required. Capillary does not publish the path of its retro transaction request: ask your Capillary contact and enter it here.',
	},
};
