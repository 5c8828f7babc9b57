import { SettingError } from '../settingError';
import type { JsonObject } from '../types';
import { compilePlaceholder, fillIn, type Placeholder } from './placeholder';

const FIELD = 'API Endpoint';
const BASE = 'API Base URL';

/** A record's URL, or a sentence why it has none. */
export type ResolvedUrl = { url: string } | { reason: string };

/** `exact`: numbers of the record are those that were written. */
export type ResolveUrl = (record: JsonObject, exact: boolean) => ResolvedUrl;

/**
 * Joins base URL and endpoint; `{field}` (a name or a path into the record) is replaced by the
 * record's value, URL-encoded. Behind the ? other things in braces stay as they are, since JSON
 * stands there.
 *
 * @throws SettingError when either is missing or unusable
 */
export function compileEndpoint(baseUrl: string, endpoint: string): ResolveUrl {
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
	const pieces = cut(template);
	refuseUnusableUrl(pieces.map((piece) => (typeof piece === 'string' ? piece : 'x')).join(''));
	if (!pieces.some((piece) => typeof piece !== 'string')) {
		const resolved = { url: template };
		return () => resolved;
	}
	return (record, exact) => {
		let url = '';
		for (const piece of pieces) {
			if (typeof piece === 'string') {
				url += piece;
				continue;
			}
			const filled = fillIn(piece, record, exact, isPathText);
			if ('reason' in filled) return filled;
			url += encodeURIComponent(filled.text);
		}
		return { url };
	};
}

/** Text and placeholders in turn. */
function cut(template: string): Array<string | Placeholder> {
	const query = template.indexOf('?');
	const pieces: Array<string | Placeholder> = [];
	let end = 0;
	for (const { 0: braces, 1: inside, index } of template.matchAll(/\{([^{}]*)\}/g)) {
		if (query >= 0 && index > query && !isFieldPath(inside)) continue;
		pieces.push(template.slice(end, index), placeholderOf(inside.trim()));
		end = index + braces.length;
	}
	return [...pieces, template.slice(end)];
}

/** Whether it is a plain name or path, and not a piece of JSON or a list. */
function isFieldPath(text: string): boolean {
	const names = text.replace(/\[(?:-?\d+|'[^']*'|"[^"]*")\]/g, '');
	return /^[^"'[\]:,=&?#\\]*$/.test(names) && text.trim() !== '';
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

function placeholderOf(name: string): Placeholder {
	if (name === '') {
		throw new SettingError(
			FIELD,
			`'${FIELD}' has {} without a field name`,
			'Write the name of the field between the braces, e.g. {id}',
		);
	}
	if (name.includes('"') && !isFieldPath(name)) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' has {${name}}, which is no field of a record`,
			'Write the name of a field between the braces, e.g. {id}, or %7B and %7D for braces that are meant as they are',
		);
	}
	return compilePlaceholder(name, FIELD);
}

/** `.` and `..` would change the path that the URL means; half a surrogate pair has no encoding. */
function isPathText(text: string): boolean {
	return !/^\.{0,2}$|\p{Surrogate}/u.test(text);
}
