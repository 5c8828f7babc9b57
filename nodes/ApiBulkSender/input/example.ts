import { parseExact } from '../engine/exactJson';
import { isJsonObject } from '../engine/json';
import { wholeNumber } from '../engine/limits';
import { SettingError } from '../engine/settingError';
import type { Settings } from '../engine/settings';
import type { Example } from '../engine/suggest/example';
import { readExampleRequest } from '../engine/suggest/exampleRequest';
import type { Inputs } from './intake';
import { resultRemover } from './oldResult';
import type { NodeOptions } from './readPanel';

export interface PastedExample {
	example: Example;
	/** Where the records stand in the pasted request; undefined when it says nothing of that. */
	requestPath: string | undefined;
}

const FIELD = 'Example Records';

/**
 * The answer that was pasted into the options; undefined when there is none.
 *
 * @throws SettingError when the records cannot be read or there are none
 */
export function readPastedExample(
	options: NodeOptions,
	{ jsons }: Inputs,
	settings: Settings,
): PastedExample | undefined {
	const { exampleAnswer: text, exampleStatus, exampleRecords, resultField } = options;
	if (text.trim() === '') return undefined;
	const status = wholeNumber(exampleStatus, 100, 599, 'Example Status');
	const pasted = readJson(exampleRecords);
	if (pasted === undefined) {
		const remove = resultRemover(resultField);
		const records = jsons.slice(0, settings.maxRecords).map(remove).filter(isJsonObject);
		refuseNone(records.length);
		return { example: { records, status, text }, requestPath: undefined };
	}
	const { records, path } = readExampleRequest(pasted);
	refuseNone(records.length);
	return { example: { records, status, text }, requestPath: path };
}

function readJson(value: unknown): unknown {
	if (typeof value !== 'string') return value ?? undefined;
	if (value.trim() === '') return undefined;
	try {
		return parseExact(value, (digits) => digits);
	} catch (error) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is not valid JSON: ${(error as Error).message}`,
			'Paste the records like [{"id": "1"}, {"id": "2"}], or the whole body of the request',
		);
	}
}

function refuseNone(count: number): void {
	if (count > 0) return;
	throw new SettingError(
		FIELD,
		`There are no records to hold 'Example Answer' against`,
		`Paste into '${FIELD}' what was sent to get that answer, e.g. [{"id": "1"}, {"id": "2"}]`,
	);
}
