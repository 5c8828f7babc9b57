import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import type { Resource } from '../../../shared/operations/operation';
import { getAll } from './getAll';

const operations = { getAll };
const first: keyof typeof operations = 'getAll';

export const destination: Resource<ImprovadoClient> = {
	name: 'Destination',
	value: 'destination',
	default: first,
	operations,
};
