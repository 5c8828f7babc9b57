import { get } from './get';
import { getAll } from './getAll';
import { wait } from './wait';
import { watch } from './watch';

export const runOperations = { get, getAll, wait, watch };

/** The one that is chosen at first. */
export const firstRunOperation: keyof typeof runOperations = 'getAll';
