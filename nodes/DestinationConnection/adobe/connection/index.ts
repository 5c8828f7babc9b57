import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import type { Resource } from '../../../shared/operations/operation';
import { checkStatus } from './checkStatus';
import { create } from './create';
import { deleteConnection } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const connection: Resource<AdobeClient> = {
	name: 'Connection',
	value: 'connection',
	default: 'create',
	operations: { checkStatus, create, delete: deleteConnection, get, getAll, update },
};
