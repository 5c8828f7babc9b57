import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { fieldLabel } from '../input/fieldLabel';
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
const ENCODING = fieldLabel('encoding');

/** Where a run sends to, whatever expressions say it. */
export interface Destination {
	baseUrl: string;
	endpoint: string;
}

/** By their names in the panel; what is not set is not among them. */
export type SettingsPrint = Readonly<Record<string, string>>;

/**
 * As they are written, expressions unresolved: a time in a header is no other setting.
 */
export function settingsPrint(
	context: IExecuteFunctions,
	{ baseUrl, endpoint }: Destination,
): SettingsPrint {
	const { parameters, credentials, typeVersion } = context.getNode();
	const { fileOptions, ...own } = pick(parameters, [
		...MAKES_REQUESTS,
		...inputFieldsOf(parameters),
	]);
	const options = pick((parameters.options ?? {}) as object, OPTIONS_MAKE_REQUESTS);
	const labelled = Object.entries({ ...own, ...options, ...Object(fileOptions) }).map(
		([name, value]) => [fieldLabel(name), value] as const,
	);
	const settings = {
		...Object.fromEntries(labelled),
		'API Base URL': baseUrl,
		'API Endpoint': [parameters.apiEndpoint, endpoint],
		Credential: (credentials?.destinationApi ?? credentials?.destinationOAuth2Api)?.id,
		'the version of the node': typeVersion,
	};
	return Object.fromEntries(
		Object.entries(settings).flatMap(([label, value]) =>
			value === undefined || value === null
				? []
				: [[label, hashOf([JSON.stringify(value)]).slice(0, 12)]],
		),
	);
}

function pick(from: object, names: readonly string[]): Record<string, unknown> {
	return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}

/**
 * The settings that are others than they were, as the panel calls them. What is read without Encoding
 * is surely UTF-8, so setting it changes nothing of the rows that were read: it is how a file is read
 * on that broke off.
 */
export function otherSettings(before: SettingsPrint, now: SettingsPrint): string[] {
	const labels = new Set([...Object.keys(before), ...Object.keys(now)]);
	return [...labels].filter((label) => {
		if (label === ENCODING && before[label] === undefined) return false;
		return before[label] !== now[label];
	});
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
