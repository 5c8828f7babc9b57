import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import type { Resource } from '../../../shared/operations/operation';
import { checkStatus } from './checkStatus';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { reauthorize } from './reauthorize';
import { update } from './update';

export const connection: Resource<ImprovadoClient> = {
	name: 'Connection',
	value: 'connection',
	default: 'create',
	operations: { checkStatus, create, get, getAll, reauthorize, update },
};
