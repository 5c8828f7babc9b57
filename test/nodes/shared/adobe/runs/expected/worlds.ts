import type { ExportRun } from '../../../../../../nodes/shared/adobe/runs/exportRun';
import { runsOfAudience } from '../../../../../../nodes/shared/adobe/runs/expected/audienceRuns';
import {
	watchAudience,
	type WatchedExport,
	type WatchSettings,
} from '../../../../../../nodes/shared/adobe/runs/expected/watchAudience';
import type { AudienceValue } from '../../../../../../nodes/shared/adobe/types';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `2027-03-10 06:00` as ms since 1970. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00Z`);

/** An audience that is exported every day at six, since long ago. */
export function audience(
	schedule: Record<string, unknown> = {},
	other: Partial<AudienceValue> = {},
): AudienceValue {
	return {
		id: 'gold',
		name: 'Gold',
		exportMode: 'DAILY_FULL_EXPORT',
		schedule: {
			frequency: 'DAILY',
			triggerType: 'SCHEDULED',
			startDate: '2027-01-01',
			startTime: '06:00',
			...schedule,
		},
		...other,
	} as AudienceValue;
}

let runs = 0;

/** A run of ten minutes that exported 400 of 420 profiles. */
export function run(start: string | number, other: Partial<ExportRun> = {}): ExportRun {
	const startedAt = typeof start === 'number' ? start : at(start);
	return {
		id: `run ${(runs += 1)}`,
		dataflowId: 'flow',
		status: 'success',
		startedAt,
		endedAt: startedAt + 10 * MINUTE,
		audienceIds: ['gold'],
		profilesReceived: 420,
		profilesExported: 400,
		files: 1,
		errors: [],
		...other,
	};
}

export const failed: Partial<ExportRun> = {
	status: 'failed',
	failure: 'whole',
	profilesReceived: null,
	profilesExported: null,
	files: null,
	errors: [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: 'Job aborted.' }],
};
export const goingOn: Partial<ExportRun> = { status: 'processing', endedAt: undefined };
export const empty: Partial<ExportRun> = { profilesReceived: 0, profilesExported: 0 };

export function watch(
	now: string,
	found: ExportRun[],
	of: AudienceValue = audience(),
	settings: Partial<WatchSettings> = {},
): WatchedExport {
	const sorted = found.toSorted((left, right) => left.startedAt - right.startedAt);
	return watchAudience(of, runsOfAudience(of, sorted), {
		now: at(now),
		lateAfter: 150 * MINUTE,
		evaluations: {},
		enabledSince: -Infinity,
		...settings,
	});
}
