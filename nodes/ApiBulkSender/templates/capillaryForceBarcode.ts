import { capillary, capillarySingle } from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

/** Connect+ ships this one template with its own list of recoverable codes, without 503. */
export const capillaryForceBarcode: DestinationTemplate = {
	...capillary('Generates a barcode for one customer with each request.'),
	id: 'capillaryForceBarcode',
	displayName: 'Capillary: Force Barcode',
	description: 'Generate a barcode for one customer with each request',
	settings: {
		...capillarySingle,
		apiEndpoint: '/v2/customers/barcode/forceGenerate?source=INSTORE&format=json',
		recoverableErrorCodes: '502,504,520,521',
	},
};
