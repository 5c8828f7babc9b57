import { SettingError } from '../settingError';
import type { Settings } from '../settings';
import type { JsonObject, Login, NamedValue } from '../types';
import type { BodyFormat } from './bodyFormat';

/** The address with the credential's parameter; a redirect may have brought it along already. */
export function urlWith(url: string, query: NamedValue | undefined): string {
	if (query === undefined) return url;
	const [whole] = url.split('#', 1);
	const at = whole.indexOf('?');
	const path = at < 0 ? whole : whole.slice(0, at);
	const others = at < 0 ? [] : whole.slice(at + 1).split('&');
	const name = encodeURIComponent(query.name);
	const kept = others.filter((one) => one !== '' && one.split('=', 1)[0] !== name);
	return `${path}?${[...kept, `${name}=${encodeURIComponent(query.value)}`].join('&')}`;
}

/** The body with the credential's field as its first one. */
export function bodyWith(
	body: string | undefined,
	bodyFormat: BodyFormat,
	{ bodyField }: Login,
): string | undefined {
	if (bodyField === undefined) return body;
	if (bodyFormat === 'form') return joined(inForm(bodyField), '&', body ?? '');
	// Settings under which there is none are refused before anything is sent.
	if (body?.startsWith('{') !== true) throw new Error('The request body is no object');
	const rest = body.slice(1);
	return `{${rest === '}' ? `${inJson(bodyField)}}` : `${inJson(bodyField)},${rest}`}`;
}

/** By how many bytes the credential makes a body longer, at most. */
export function bytesOf({ bodyField }: Login): number {
	if (bodyField === undefined) return 0;
	const spellings = [inForm(bodyField), inJson(bodyField)];
	return Math.max(...spellings.map((text) => Buffer.byteLength(text))) + 1;
}

function inForm({ name, value }: NamedValue): string {
	return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}

function inJson({ name, value }: NamedValue): string {
	return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
}

function joined(first: string, sign: string, rest: string): string {
	return rest === '' ? first : first + sign + rest;
}

const KIND = 'Authentication';
const OTHER_KIND = `choose another '${KIND}' in the credential`;

/** @throws SettingError when no request body has a place for the credential's field */
export function refuseBodyWithoutPlace(
	name: string,
	{ sendsBody, bodyFormat, envelopePath, additionalBodyFields, jobs }: Settings,
): void {
	const belongs = `The credential's "${name}" belongs to the top of the body`;
	if (!sendsBody) {
		throw new SettingError(
			KIND,
			`${belongs}, but DELETE with 'Bulk Support' off sends no body`,
			`Switch 'Bulk Support' on, or ${OTHER_KIND}`,
		);
	}
	if (bodyFormat === 'ndjson') {
		throw new SettingError(
			'Body Format',
			`${belongs}, but with lines of JSON as 'Body Format' there is none`,
			`Change 'Body Format', or ${OTHER_KIND}`,
		);
	}
	if (jobs !== undefined) {
		throw new SettingError(
			'Answer Comes',
			`${belongs}, but what asks for a job has none`,
			`Set 'Answer Comes' to At Once, or ${OTHER_KIND}`,
		);
	}
	const { names, array } = envelopePath;
	if (array && names.length === 0) {
		throw new SettingError(
			'Request Split Path',
			`${belongs}, but with an empty 'Request Split Path' the body is the array of records itself`,
			`Set 'Request Split Path', e.g. $.docs[*], or ${OTHER_KIND}`,
		);
	}
	const isAdded = Object.hasOwn(additionalBodyFields, name);
	if (!isAdded && names[0] !== name) return;
	const field = isAdded ? 'Additional Body Fields' : 'Request Split Path';
	throw new SettingError(
		field,
		`${belongs}, but '${field}' has "${name}" too`,
		isAdded ? `Remove "${name}" from '${field}'` : `Change 'Body Field Name' in the credential`,
	);
}

/** @throws SettingError for an endpoint that has the credential's parameter itself */
export function refuseTakenParameter(name: string, endpoint: string): void {
	const [, query = ''] = endpoint.split('?');
	if (!new URLSearchParams(query).has(name)) return;
	throw new SettingError(
		'API Endpoint',
		`'API Endpoint' has the parameter "${name}", which the credential adds`,
		'Remove it there, so that its value stays secret',
	);
}

/** Why an object cannot be a request body beside the credential's field. */
export function takenByLogin(body: JsonObject, { bodyField }: Login): string | undefined {
	if (bodyField === undefined || !Object.hasOwn(body, bodyField.name)) return undefined;
	return `It has a field "${bodyField.name}", which the credential puts into every request body`;
}
