import type { AdobeClient } from '../shared/adobe/client/adobeClient';
import type { Resource } from '../shared/operations/operation';
import { create } from './operations/create';
import { deleteTarget } from './operations/delete';
import { get } from './operations/get';
import { getAll } from './operations/getAll';
import { update } from './operations/update';

export const resources: Array<Resource<AdobeClient>> = [
	{
		name: 'Target Connection',
		value: 'targetConnection',
		default: 'create',
		operations: { create, delete: deleteTarget, get, getAll, update },
	},
];
