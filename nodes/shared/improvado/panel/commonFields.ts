import type { INodeProperties } from 'n8n-workflow';

import { ifExistsField, maximumWaitField } from '../../adobe/panel/commonFields';

/** How long to wait for a check of a connection to end (s). */
export const LONGEST_CHECK = 120;

export const checkWaitField: INodeProperties = {
	...maximumWaitField(LONGEST_CHECK),
	description:
		'How many seconds to wait at most until Improvado has checked the connection; then the item says pending',
};

/** @param key what makes two the same, as the end of a sentence */
export const ifSameExistsField = (key: string, hint: string): INodeProperties => ({
	...ifExistsField,
	description: `What to do when there already is one with ${key}`,
	hint,
});
