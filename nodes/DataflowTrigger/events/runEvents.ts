import type { ExportRun } from '../../shared/adobe/runs/exportRun';
import { readSchedule } from '../../shared/adobe/runs/expected/schedule';
import { isEmpty } from '../../shared/adobe/runs/expected/judge';
import { latestFor } from '../../shared/adobe/runs/expected/audienceRuns';
import { timetable } from '../../shared/adobe/runs/expected/timetable';
import type { AudienceValue } from '../../shared/adobe/types';
import type { EventName, TriggerSettings } from './settings';

/**
 * What a run that has ended is an event of, what says most of it first.
 *
 * @param audiences of its dataflow, as far as the run exports them
 */
export function eventsOf(
	run: ExportRun,
	audiences: AudienceValue[],
	{ emptyChanges }: Pick<TriggerSettings, 'emptyChanges'>,
): EventName[] {
	if (run.failure !== undefined) return ['failed', 'ended'];
	const isStrange = audiences.some((audience) => emptyChanges || isWhole(audience));
	return isEmpty(run) && isStrange ? ['empty', 'ended'] : ['ended'];

	/** Of changes there may well be none, but not of a whole audience. */
	function isWhole(audience: AudienceValue): boolean {
		const schedule = readSchedule(audience);
		if (typeof schedule === 'string' || !schedule.incremental) return true;
		return latestFor(run, timetable(schedule, {}, 0))?.full ?? true;
	}
}
