import { SettingError } from '../settingError';

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
		const value = String(entry.value ?? '').trim();
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
