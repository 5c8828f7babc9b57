import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import type { Resource } from '../../../shared/operations/operation';
import { create } from './create';
import { deleteSourceConnection } from './delete';
import { get } from './get';
import { getAll } from './getAll';

export const sourceConnection: Resource<AdobeClient> = {
	name: 'Source Connection',
	value: 'sourceConnection',
	default: 'create',
	operations: { create, delete: deleteSourceConnection, get, getAll },
};
