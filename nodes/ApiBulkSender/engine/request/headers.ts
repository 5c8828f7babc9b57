import { SettingError } from '../settingError';
import { scalarText } from '../text';
import { contents, type BodyFormat } from './bodyFormat';

const FIELD = 'Additional Headers';
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const VALUE = /^[^\u0000-\u0008\u000a-\u001f\u007f\u0100-\uffff]*$/;

/** Set by the transport from the body and the connection; HTTP libraries refuse them from users. */
const RESERVED = new Set([
	'connection',
	'content-length',
	'expect',
	'host',
	'keep-alive',
	'te',
	'trailer',
	'transfer-encoding',
	'upgrade',
]);

/**
 * Checks headers that the user wrote; entries without a name and a value are left out.
 *
 * @throws SettingError for names and values that HTTP forbids
 */
export function checkHeaders(
	entries: ReadonlyArray<{ name: string; value: string }>,
	field = FIELD,
): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const entry of entries) {
		const name = String(entry.name ?? '').trim();
		const value = textOf(entry.value, name, field);
		if (name === '' && value === '') continue;
		if (!NAME.test(name)) {
			throw new SettingError(
				field,
				`'${field}' has the name "${name}", which is not a valid header name`,
				'Use letters, digits and hyphens, e.g. X-Request-Source',
			);
		}
		if (RESERVED.has(name.toLowerCase())) {
			throw new SettingError(
				field,
				`'${field}' has "${name}", which is set automatically and cannot be changed`,
				'Remove this header',
			);
		}
		if (!VALUE.test(value)) {
			throw new SettingError(
				field,
				`'${field}': the value of "${name}" has characters that HTTP forbids in headers`,
				'Remove line breaks and characters outside Latin-1, or encode them',
			);
		}
		if (value === '') {
			throw new SettingError(
				field,
				`'${field}': "${name}" has no value`,
				'Enter a value, or remove the header',
			);
		}
		if (Object.hasOwn(headers, name.toLowerCase())) {
			throw new SettingError(field, `'${field}' has "${name}" more than once`, 'Keep one of them');
		}
		headers[name.toLowerCase()] = value;
	}
	return headers;
}

/** Expressions yield anything: dates and numbers are text here, objects and lists are a slip. */
function textOf(value: unknown, name: string, field: string): string {
	if (value === null || value === undefined) return '';
	const text = scalarText(value);
	if (text !== undefined) return text.trim();
	throw new SettingError(
		field,
		`'${field}': the value of "${name}" must be text, but its expression yields something else`,
		'Let the expression yield text or a number',
	);
}

/** @throws SettingError when the body would be called something else than it is */
export function refuseOtherContentType(
	headers: Readonly<Record<string, string>>,
	bodyFormat: BodyFormat,
): void {
	const { allowed, what, advice } = contents[bodyFormat];
	const { 'content-type': contentType } = headers;
	if (contentType === undefined) return;
	const [type, ...parameters] = contentType.toLowerCase().split(';');
	if (!allowed.test(type.trim())) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' has "Content-Type: ${contentType}", but what is sent is ${what}`,
			`Remove this header, or ${advice}`,
		);
	}
	const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"]*?)"?\s*$/.exec(one)?.[1]);
	if (charset.every((one) => one === undefined || /^utf-?8$/.test(one))) return;
	throw new SettingError(
		FIELD,
		`'${FIELD}' has "Content-Type: ${contentType}", but what is sent is in UTF-8`,
		'Remove the charset from this header',
	);
}

const KEY_FIELD = 'Idempotency Key Header';

/** @throws SettingError when the key would overwrite a header that has a meaning, or be overwritten */
export function refuseTakenKeyHeader(
	name: string | undefined,
	credentialHeaders: readonly string[],
): void {
	const taken = ['accept', 'authorization', 'content-type', ...credentialHeaders];
	if (name === undefined || !taken.includes(name)) return;
	throw new SettingError(
		KEY_FIELD,
		`'${KEY_FIELD}' is "${name}", which is needed for something else`,
		'Enter the name that the documentation of the API gives, e.g. Idempotency-Key',
	);
}

/** @throws SettingError for a header that the key would overwrite without a word */
export function refuseOverwritten(
	headers: Readonly<Record<string, string>>,
	keyHeader: string | undefined,
): void {
	if (keyHeader === undefined || headers[keyHeader] === undefined) return;
	throw new SettingError(
		FIELD,
		`'${FIELD}' has "${keyHeader}", which '${KEY_FIELD}' sets too`,
		'Remove this header',
	);
}
