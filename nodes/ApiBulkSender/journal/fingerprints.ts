import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { INPUT_FIELD } from '../templates';

/**
 * Parameters that say what is sent and where. How answers are read is not among them: whoever stopped
 * for a wrong setting there goes on with the right one.
 */
const MAKES_REQUESTS = [
	'template',
	'adjustTemplate',
	'apiEndpoint',
	'apiMethod',
	'bulkSupport',
	'groupingLimit',
	'bodyFormat',
	'actionLine',
	'requestSplitPath',
	'additionalBodyFields',
	'additionalHeaders',
	'answerComes',
	'recordsFrom',
	'itemsAre',
	'fileFormat',
	'fileOptions',
	'specifyFieldMapping',
	'fieldMapping',
	'fieldMappingJson',
];
const OPTIONS_MAKE_REQUESTS = ['idempotencyKeyHeader', 'serializeBy', 'maxBodySize', 'resultField'];

/**
 * As they are written, expressions unresolved: a time in a header is no other setting.
 *
 * @param destination where it goes in this run, whatever expressions say it
 */
export function settingsPrint(context: IExecuteFunctions, destination: string): string {
	const { parameters, credentials, typeVersion } = context.getNode();
	const options = (parameters.options ?? {}) as Record<string, unknown>;
	const pick = (from: Record<string, unknown>, names: readonly string[]) =>
		names.map((name) => from[name] ?? null);
	return hashOf([
		JSON.stringify([
			typeVersion,
			pick(parameters, [...MAKES_REQUESTS, ...inputFieldsOf(parameters)]),
			pick(options, OPTIONS_MAKE_REQUESTS),
			credentials?.destinationApi?.id ?? null,
			destination,
		]),
	]);
}

function inputFieldsOf(parameters: object): string[] {
	const names = Object.keys(parameters).filter((name) => name.startsWith(INPUT_FIELD));
	return names.sort();
}

export function hashOf(parts: Iterable<string>): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest('hex');
}

/** Also reads what it is of to its end. */
export async function hashOfBytes(bytes: AsyncIterable<Uint8Array>): Promise<string> {
	const hash = createHash('sha256');
	for await (const piece of bytes) hash.update(piece);
	return hash.digest('hex');
}

/** Of what n8n hands over; what JSON cannot hold is told by its kind. */
export function* textsOf(jsons: readonly unknown[]): Generator<string> {
	for (const json of jsons) {
		let text: string;
		try {
			text = JSON.stringify(json) ?? '';
		} catch {
			text = String(json);
		}
		yield text;
		yield '\n';
	}
}
