import { InputError } from '../../shared/inputError';
import { addDays, hourText } from './dates';
import { scheduleLabels } from './types';

const HOUR = 60 * 60 * 1000;
const FIELD = scheduleLabels.startTime;

export interface LocalHour {
	/** 0 to 23 */
	hour: number;
	/** Day of the first export, `YYYY-MM-DD`. */
	date: string;
	/** `YYYY-MM-DD`; it moves together with `date`. */
	endDate?: string;
	/** IANA name, e.g. Europe/Berlin */
	timeZone: string;
}

export interface UtcHour {
	/** `HH:00`, UTC */
	startTime: string;
	startDate: string;
	endDate?: string;
	/** Which hour it became; says so when the zone changes its clocks within a year. */
	note: string;
	warnings: string[];
}

/**
 * The hour in UTC that a local hour is on the day of the first export. Adobe keeps the UTC hour
 * afterwards, whatever the local clocks do.
 *
 * @throws InputError naming 'Start Time' when there is no such whole hour
 */
export function toUtcHour({ hour, date, endDate, timeZone }: LocalHour): UtcHour {
	if (!Number.isInteger(hour) || hour < 0 || hour > 23) {
		throw new InputError(
			FIELD,
			`'${FIELD}' is ${hour}, which is not an hour of the day`,
			'Give a whole hour from 0 to 23',
		);
	}
	const clock = localClock(timeZone);
	const instant = instantOf(Date.parse(date) + hour * HOUR, clock);
	if (instant % HOUR !== 0) refuseHalfHour(hour, instant, clock, timeZone);

	const startDate = isoDay(instant);
	const moved = Math.sign(Date.parse(startDate) - Date.parse(date));
	const startTime = isoTime(instant);
	return {
		startTime,
		startDate,
		...(endDate !== undefined && { endDate: addDays(endDate, moved) }),
		note: noteOn(hour, startTime, instant, clock, timeZone),
		warnings:
			moved === 0 ? [] : [movedWarning(hour, date, startTime, startDate, timeZone, endDate)],
	};
}

/** What the clocks of a zone show at an instant, as if it were UTC, in ms. */
type LocalClock = (instant: number) => number;

function localClock(timeZone: string): LocalClock {
	const format = openFormat(timeZone);
	if (format === undefined) {
		throw new InputError(
			FIELD,
			`'${FIELD}' cannot be turned into UTC, because the time zone '${timeZone}' is not known`,
			"Choose a time zone in the workflow's settings, or give the hour in UTC",
		);
	}
	return (instant) => {
		const part = Object.fromEntries(
			format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
		);
		return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
	};
}

/** Undefined for an unknown zone. */
function openFormat(timeZone: string): Intl.DateTimeFormat | undefined {
	try {
		return new Intl.DateTimeFormat('en-US', {
			timeZone,
			calendar: 'gregory',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	} catch {
		return undefined;
	}
}

/**
 * The first instant at which the clocks show `local`. An hour that they skip counts as if they had
 * not been put forward yet.
 */
function instantOf(local: number, clock: LocalClock): number {
	const offsetAt = (instant: number) => clock(instant) - instant;
	const before = local - offsetAt(local - 24 * HOUR);
	const after = local - offsetAt(local + 24 * HOUR);
	return [before, after].find((instant) => clock(instant) === local) ?? before;
}

const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const isoTime = (instant: number): string => new Date(instant).toISOString().slice(11, 16);

function refuseHalfHour(hour: number, instant: number, clock: LocalClock, timeZone: string): never {
	const below = Math.floor(instant / HOUR) * HOUR;
	const [first, second] = [below, below + HOUR].map(
		(each) => `${isoTime(each)} (${isoTime(clock(each))} in ${timeZone})`,
	);
	throw new InputError(
		FIELD,
		`'${FIELD}' is ${hourText(hour)} in ${timeZone}, which is ${isoTime(instant)} UTC, but Adobe starts exports only on the hour of UTC`,
		`Give the hour in UTC: ${first} or ${second}`,
	);
}

function noteOn(
	hour: number,
	startTime: string,
	instant: number,
	clock: LocalClock,
	timeZone: string,
): string {
	const note = `${hourText(hour)} in ${timeZone} is ${startTime} UTC`;
	return changesWithinYear(instant, clock)
		? `${note}; the exports stay at ${startTime} UTC when the clocks in ${timeZone} change, so the local hour will differ`
		: note;
}

/** Steps of two weeks, since some zones change their clocks for a month only. */
function changesWithinYear(instant: number, clock: LocalClock): boolean {
	const offset = clock(instant) - instant;
	return Array.from({ length: 27 }, (_, step) => instant + step * 14 * 24 * HOUR).some(
		(each) => clock(each) - each !== offset,
	);
}

function movedWarning(
	hour: number,
	date: string,
	startTime: string,
	startDate: string,
	timeZone: string,
	endDate: string | undefined,
): string {
	const what =
		endDate === undefined
			? `'${scheduleLabels.startDate}' is`
			: `'${scheduleLabels.startDate}' and '${scheduleLabels.endDate}' are`;
	return `${what} one day ${startDate < date ? 'earlier' : 'later'} in UTC: ${hourText(hour)} on ${date} in ${timeZone} is ${startTime} UTC on ${startDate}`;
}
