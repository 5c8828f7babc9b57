import { get } from './get';
import { getAll } from './getAll';
import { wait } from './wait';

export const runOperations = { get, getAll, wait };

/** The one that is chosen at first. */
export const firstRunOperation: keyof typeof runOperations = 'getAll';
