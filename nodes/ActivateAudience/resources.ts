import type { AdobeClient } from '../shared/adobe/client/adobeClient';
import type { Resource } from '../shared/operations/operation';
import { check } from './activation/check';
import { describe } from './activation/describe';
import { sync } from './activation/sync';
import { validate } from './activation/validate';
import { addAttributes } from './attribute/addAttributes';
import { removeAttributes } from './attribute/removeAttributes';
import { setKeys } from './attribute/setKeys';
import { add } from './audience/add';
import { exportNow } from './audience/exportNow';
import { getAll } from './audience/getAll';
import { remove } from './audience/remove';
import { update } from './audience/update';

export const resources: Array<Resource<AdobeClient>> = [
	{
		name: 'Activation',
		value: 'activation',
		default: 'sync',
		operations: { check, describe, sync, validate },
	},
	{
		name: 'Attribute',
		value: 'attribute',
		default: 'addAttributes',
		operations: { addAttributes, removeAttributes, setKeys },
	},
	{
		name: 'Audience',
		value: 'audience',
		default: 'add',
		operations: { add, exportNow, getAll, remove, update },
	},
];
