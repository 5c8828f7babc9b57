import type { Evaluations } from '../../shared/adobe/runs/expected/evaluationTimetable';
import type { ExpectedExport } from '../../shared/adobe/runs/expected/expectedExport';
import { readSchedule } from '../../shared/adobe/runs/expected/schedule';
import { timetable } from '../../shared/adobe/runs/expected/timetable';
import type { AudienceValue } from '../../shared/adobe/types';

export interface Clock {
	/** ms since 1970 */
	now: number;
	/** IANA name of the workflow's time zone. */
	timeZone: string;
}

/** When an audience is exported: in UTC, and by the workflow's clocks. */
export type ExportTimes = {
	/** ISO, UTC; null where no hour can be told. */
	firstExportAt: string | null;
	/** `YYYY-MM-DD HH:MM`, then the zone. */
	firstExportLocal: string | null;
	nextExportAt: string | null;
	nextExportLocal: string | null;
	/** What is to be known besides; '' when there is nothing. */
	exportNote: string;
};

/** Nothing is promised within the hour of the audience's `updateTime`. */
export function exportTimes(
	audience: AudienceValue,
	evaluations: Evaluations,
	{ now, timeZone }: Clock,
): ExportTimes {
	const schedule = readSchedule(audience);
	if (typeof schedule === 'string') return told(`When it is exported cannot be told: ${schedule}`);
	const times = timetable(schedule, evaluations, 0);
	const first = times.after(schedule.startDay - 1);
	const next = times.after(now);
	if (next === undefined) return told(nothingMore(first, schedule.end, now));
	const [firstTimes, nextTimes] = [first, next].map((each) => shown(each, evaluations, timeZone));
	return {
		firstExportAt: firstTimes.at,
		firstExportLocal: firstTimes.local,
		nextExportAt: nextTimes.at,
		nextExportLocal: nextTimes.local,
		exportNote: noteOn(next, evaluations),
	};
}

export const timesWhileOff = told('Nothing is exported: the dataflow is switched off');

function told(exportNote: string): ExportTimes {
	return {
		firstExportAt: null,
		firstExportLocal: null,
		nextExportAt: null,
		nextExportLocal: null,
		exportNote,
	};
}

function nothingMore(first: ExpectedExport | undefined, end: number, now: number): string {
	if (end <= now) return 'Nothing is exported any more: the schedule is over';
	return first === undefined
		? 'When it is exported cannot be told: no daily evaluation of audiences can be read'
		: 'Nothing is exported any more: it was to be exported once';
}

/** After an evaluation whose hour nobody can read there is a day, but no hour. */
function shown(expected: ExpectedExport | undefined, evaluations: Evaluations, timeZone: string) {
	if (expected === undefined || hasNoHour(expected, evaluations)) return { at: null, local: null };
	return { at: new Date(expected.at).toISOString(), local: localText(expected.at, timeZone) };
}

function hasNoHour({ kind }: ExpectedExport, { startMinute }: Evaluations): boolean {
	return kind === 'estimated' && startMinute === undefined;
}

function noteOn(next: ExpectedExport, evaluations: Evaluations): string {
	if (hasNoHour(next, evaluations)) {
		const day = new Date(next.at).toISOString().slice(0, 10);
		return `It is exported after the daily evaluation of audiences, next on ${day} (UTC); when that ends cannot be read with this credential`;
	}
	if (next.kind === 'estimated' || next.kind === 'awaited') {
		return 'It is exported after the daily evaluation of audiences, which begins at this time';
	}
	return next.assumed
		? 'Adobe does not document the hours of such exports; the start time and every so many hours after it are assumed'
		: '';
}

/** Null for a zone that is not known. */
function localText(ms: number, timeZone: string): string | null {
	try {
		const format = new Intl.DateTimeFormat('sv-SE', {
			timeZone,
			dateStyle: 'short',
			timeStyle: 'short',
		});
		return `${format.format(ms)} ${timeZone}`;
	} catch {
		return null;
	}
}
