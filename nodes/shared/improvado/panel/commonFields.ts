import type { INodeProperties } from 'n8n-workflow';

import { ifExistsField } from '../../operations/ifExists';
import { waitField } from '../../operations/maximumWait';

/** How long to wait for a check of a connection to end (s). */
export const LONGEST_CHECK = 120;

export const checkWaitField = waitField(LONGEST_CHECK, 'Improvado has checked the connection');

/** @param key what makes two the same, as the end of a sentence */
export const ifSameExistsField = (key: string, hint: string): INodeProperties => ({
	...ifExistsField,
	description: `What to do when there already is one with ${key}`,
	hint,
});
