import { compileField } from '../fieldPath';
import { SettingError } from '../settingError';
import type { JsonObject } from '../types';

const FIELD = 'API Endpoint';
const BASE = 'API Base URL';

/** A record's URL, or a sentence why it has none. */
export type ResolvedUrl = { url: string } | { reason: string };

/**
 * Joins base URL and endpoint; `{field}` (a name or a path into the record) is replaced by the
 * record's value, URL-encoded.
 *
 * @throws SettingError when either is missing or unusable
 */
export function compileEndpoint(
	baseUrl: string,
	endpoint: string,
): (record: JsonObject) => ResolvedUrl {
	const base = readBase(baseUrl);
	const path = endpoint.trim();
	if (path === '') {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is empty`,
			'Enter the path that the documentation of the API gives, e.g. /v2/customers/bulk',
		);
	}
	if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' must be a path, but it is a whole address`,
			`The host belongs into the credential's '${BASE}'; enter only what follows it, e.g. /v2/customers/bulk`,
		);
	}
	const template = `${base}/${path.replace(/^\/+/, '')}`;
	// `String.split` with a group puts the placeholders at the odd positions.
	const pieces = template.split(/\{([^{}]*)\}/);
	refuseUnusableUrl(pieces.map((piece, at) => (at % 2 === 1 ? 'x' : piece)).join(''));
	if (pieces.length === 1) {
		const resolved = { url: template };
		return () => resolved;
	}
	const readers = pieces.map((piece, at) => (at % 2 === 1 ? compileReader(piece) : undefined));
	return (record) => {
		let url = '';
		for (let at = 0; at < pieces.length; at++) {
			const read = readers[at];
			if (read === undefined) {
				url += pieces[at];
				continue;
			}
			const text = asPathText(read(record));
			if (text === undefined) {
				return { reason: `The record has no usable "${pieces[at]}", which '${FIELD}' needs` };
			}
			url += encodeURIComponent(text);
		}
		return { url };
	};
}

/** @throws SettingError when it is missing or not http(s) */
export function readBase(baseUrl: string): string {
	const text = baseUrl.trim().replace(/\/+$/, '');
	if (text === '') {
		throw new SettingError(
			BASE,
			`The credential's '${BASE}' is empty`,
			'Enter the address of the API, e.g. https://api.example.com',
		);
	}
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol)) {
		throw new SettingError(
			BASE,
			`The credential's '${BASE}' is not an address that starts with http:// or https://`,
			'It looks like https://api.example.com',
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw new SettingError(
			BASE,
			`The credential's '${BASE}' has a user or password in it`,
			"Remove it there and choose Basic Auth as the credential's 'Authentication'",
		);
	}
	if (url.search !== '' || url.hash !== '') {
		throw new SettingError(
			BASE,
			`The credential's '${BASE}' has a ? or # in it`,
			`Move query parameters to '${FIELD}'`,
		);
	}
	return text;
}

function refuseUnusableUrl(url: string): void {
	if (URL.canParse(url) && !/\s/.test(url)) return;
	throw new SettingError(
		FIELD,
		`'${FIELD}' does not make a usable address`,
		'Write spaces and special characters URL-encoded, e.g. %20 for a space',
	);
}

/** A placeholder is a field's name, spaces and all, or a path into the record. */
function compileReader(placeholder: string): (record: JsonObject) => unknown {
	const name = placeholder.trim();
	if (name === '') {
		throw new SettingError(FIELD, `'${FIELD}' has {} without a field name`);
	}
	const path = /[.[$]/.test(name) ? compileField(name, FIELD) : undefined;
	return (record) => (Object.hasOwn(record, name) ? record[name] : path?.one(record));
}

/** `.` and `..` would change the path that the URL means; half a surrogate pair has no encoding. */
function asPathText(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
		return undefined;
	}
	const text = String(value);
	return /^\.{0,2}$|\p{Surrogate}/u.test(text) ? undefined : text;
}
