import { create } from './create';
import { deleteDataflow } from './delete';
import { disable } from './disable';
import { enable } from './enable';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const dataflowOperations = {
	create,
	delete: deleteDataflow,
	disable,
	enable,
	get,
	getAll,
	update,
};
