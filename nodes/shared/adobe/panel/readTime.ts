import { tryToParseDateTime } from 'n8n-workflow';

import { InputError } from '../../inputError';

/**
 * Ms since 1970 of what a date field or an expression gives.
 *
 * @param timeZone of times that name none, e.g. those that the calendar gives
 * @throws InputError when it is no date
 */
export function readTime(value: unknown, displayName: string, timeZone: string): number {
	try {
		return tryToParseDateTime(value, timeZone).toMillis();
	} catch {
		throw new InputError(
			displayName,
			`'${displayName}' is not a date and time: ${String(value)}`,
			'Pick one in the calendar, or give it as 2026-01-31T18:00:00',
		);
	}
}
