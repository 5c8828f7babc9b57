import type { AdobeClient } from '../shared/adobe/client/adobeClient';
import type { Resource } from '../shared/operations/operation';
import { connection } from './adobe/connection';
import { destination } from './adobe/destination';
import { sourceConnection } from './adobe/sourceConnection';

export const adobeResources: Array<Resource<AdobeClient>> = [
	connection,
	destination,
	sourceConnection,
];
