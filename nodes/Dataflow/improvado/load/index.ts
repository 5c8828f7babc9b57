import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import type { Resource } from '../../../shared/operations/operation';
import { create } from './create';
import { deleteLoad } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { pause } from './pause';
import { resume } from './resume';
import { run } from './run';
import { update } from './update';

export const load: Resource<ImprovadoClient> = {
	name: 'Load',
	value: 'load',
	default: 'create',
	operations: { create, delete: deleteLoad, get, getAll, pause, resume, run, update },
};
