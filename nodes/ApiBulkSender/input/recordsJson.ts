import type { IExecuteFunctions } from 'n8n-workflow';

import { elementsOf, mayChange, parseExact, withDigits } from '../engine/exactJson';
import { reasonOf } from '../engine/request/encode';
import { SettingError } from '../engine/settingError';

const FIELD = 'Records JSON';

/** A record as it is to be written, its numbers with the digits they came with, or why it cannot. */
export type Written = { json: unknown } | { reason: string };

export interface JsonRecord {
	/** Numbers that would not keep their value are text, so that it can leave the node. */
	json: unknown;
	/** Undefined when it is the same. */
	written: Written | undefined;
}

/**
 * The records of the JSON field for one input item: an object is one record, a list several.
 *
 * @throws SettingError when the text is not JSON
 */
export function readRecordsJson(context: IExecuteFunctions, itemIndex: number): JsonRecord[] {
	const input: unknown = context.getNodeParameter('recordsJson', itemIndex, []);
	const text = typeof input === 'string' ? input.trim() : undefined;
	if (text === '') return [];
	const value = text === undefined ? input : parse(text, itemIndex);
	if (value === null || value === undefined) return [];
	const values: unknown[] = Array.isArray(value) ? value : [value];
	if (text === undefined || !mayChange(text)) {
		return values.map((json) => ({ json, written: undefined }));
	}
	const texts = Array.isArray(value) ? elementsOf(text) : [text];
	return texts.map((own, at) => readExactly(own, values[at]));
}

function readExactly(text: string, plain: unknown): JsonRecord {
	if (!mayChange(text)) return { json: plain, written: undefined };
	try {
		return {
			json: parseExact(text, (digits) => digits),
			written: { json: parseExact(text, withDigits) },
		};
	} catch (error) {
		return { json: plain, written: { reason: `The record cannot be read: ${reasonOf(error)}` } };
	}
}

function parse(text: string, itemIndex: number): unknown {
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
