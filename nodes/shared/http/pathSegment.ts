import { InputError } from '../inputError';

/**
 * What makes an id lead elsewhere: `.` and `..` are taken out of a path, also encoded, and some
 * servers and proxies decode a slash or cut at a semicolon.
 */
const LEADS_ELSEWHERE = /[/\\?#%;\p{Cc}]|^\.{1,2}$/u;

/** Whether it can be an id: what it names lies under its own address, and under no other. */
export function isId(text: string): boolean {
	const id = text.trim();
	return id !== '' && !LEADS_ELSEWHERE.test(id);
}

/**
 * @param displayName the field it comes from
 * @throws InputError when it would reach something else
 */
export function assertId(id: string, displayName: string): void {
	if (!isId(id)) throw noId(displayName, `'${displayName}' is '${id}', which is no ID`);
}

/**
 * An id as one part of a path.
 *
 * @param noun what it names, e.g. "dataflow"
 */
export function pathSegment(id: string, noun: string): string {
	if (!isId(id)) throw noId('ID', `'${id}' is no ID of a ${noun}`);
	return encodeURIComponent(id);
}

/** Whether an answer speaks of what was asked for; UUIDs come back in small letters. */
export function isSameId(answered: unknown, asked: string): boolean {
	if (typeof answered !== 'string' && typeof answered !== 'number') return false;
	return String(answered).trim().toLowerCase() === asked.trim().toLowerCase();
}

function noId(field: string, message: string): InputError {
	return new InputError(
		field,
		message,
		'Choose it in the list, or enter the ID alone: without an address, and without any of / \\ ? # % ;',
	);
}
