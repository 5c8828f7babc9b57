import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import type { Resource } from '../../../shared/operations/operation';
import { get } from './get';
import { getAll } from './getAll';

export const destination: Resource<AdobeClient> = {
	name: 'Destination',
	value: 'destination',
	default: 'get',
	operations: { get, getAll },
};
