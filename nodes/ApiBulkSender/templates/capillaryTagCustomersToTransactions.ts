import {
	capillary,
	capillaryApprovalHeader,
	capillaryApprovalHints,
	capillarySingle,
} from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

export const capillaryTagCustomersToTransactions: DestinationTemplate = {
	...capillary('Assigns one old transaction to a customer with each request (retro transaction).'),
	id: 'capillaryTagCustomersToTransactions',
	displayName: 'Capillary: Tag Customers to Old Transactions',
	description: 'Assign one old transaction to a customer with each request (retro transaction)',
	settings: {
		...capillarySingle,
		apiEndpoint: '',
		additionalHeaders: capillaryApprovalHeader,
	},
	hints: {
		...capillaryApprovalHints,
		apiEndpoint:
			'Required. Capillary does not publish the path of its retro transaction request: ask your Capillary contact and enter it here.',
	},
};
