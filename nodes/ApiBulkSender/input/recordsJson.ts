import type { IExecuteFunctions } from 'n8n-workflow';

import { SettingError } from '../engine/settingError';

const FIELD = 'Records JSON';

/**
 * The records of the JSON field for one input item: an object is one record, a list several.
 *
 * @throws SettingError when the text is not JSON
 */
export function readRecordsJson(context: IExecuteFunctions, itemIndex: number): unknown[] {
	const input: unknown = context.getNodeParameter('recordsJson', itemIndex, []);
	const value = typeof input === 'string' ? parse(input, itemIndex) : input;
	if (Array.isArray(value)) return value;
	return value === null || value === undefined ? [] : [value];
}

function parse(text: string, itemIndex: number): unknown {
	if (text.trim() === '') return [];
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is not valid JSON for item ${itemIndex}: ${(error as Error).message}`,
			'Enter one record like {"name": "Ada"} or a list like [{"name": "Ada"}]',
		);
	}
}
