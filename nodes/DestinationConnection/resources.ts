import type { AdobeClient } from '../shared/adobe/client/adobeClient';
import type { ImprovadoClient } from '../shared/improvado/client/improvadoClient';
import type { Resource } from '../shared/operations/operation';
import { connection } from './adobe/connection';
import { destination } from './adobe/destination';
import { sourceConnection } from './adobe/sourceConnection';
import { connection as improvadoConnection } from './improvado/connection';
import { destination as improvadoDestination } from './improvado/destination';

export const adobeResources: Array<Resource<AdobeClient>> = [
	connection,
	destination,
	sourceConnection,
];

export const improvadoResources: Array<Resource<ImprovadoClient>> = [
	improvadoConnection,
	improvadoDestination,
];
