import { InputError } from '../../shared/inputError';

const DAY = 24 * 60 * 60 * 1000;

/** A day, perhaps with a time of day behind it, which does not count. */
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const TIME = /^(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?$/;

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `days` may be negative. */
export function addDays(date: string, days: number): string {
	return iso(Date.parse(date) + days * DAY);
}

/**
 * The day as `YYYY-MM-DD`.
 *
 * @throws InputError naming the field
 */
export function readDate(text: string, field: string): string {
	const match = DATE.exec(text.trim());
	if (match === null) {
		throw new InputError(
			field,
			`'${field}' is '${text.trim()}', which is not a date`,
			'Give the date as year, month and day, e.g. 2026-11-23',
		);
	}
	const [year, month, dayOfMonth] = match.slice(1).map(Number);
	const day = match.slice(1).join('-');
	// Date.UTC carries a 30 February over into March.
	if (iso(Date.UTC(year, month - 1, dayOfMonth)) !== day) {
		throw new InputError(
			field,
			`'${field}' is ${day}, a day that does not exist`,
			'Use a day of the calendar',
		);
	}
	return day;
}

/**
 * A whole hour of the day, 0 to 23.
 *
 * @throws InputError naming the field
 */
export function readHour(text: string, field: string): number {
	const match = TIME.exec(text.trim());
	const [hour, minutes, seconds] = (match ?? []).slice(1).map((part) => Number(part ?? 0));
	if (match === null || hour > 23 || minutes > 59 || seconds > 59) {
		throw new InputError(
			field,
			`'${field}' is '${text.trim()}', which is not an hour of the day`,
			'Give an hour from 00:00 to 23:00, e.g. 17:00',
		);
	}
	if (minutes + seconds > 0) {
		throw new InputError(
			field,
			`'${field}' is ${text.trim()}, but Adobe starts exports only on the hour`,
			`Use ${hourText(hour)} or ${hourText((hour + 1) % 24)}`,
		);
	}
	return hour;
}

/** `HH:00` */
export function hourText(hour: number): string {
	return `${String(hour).padStart(2, '0')}:00`;
}
