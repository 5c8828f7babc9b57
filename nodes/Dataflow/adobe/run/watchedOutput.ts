import type { IDataObject } from 'n8n-workflow';

import type { Watched } from '../../../shared/adobe/runs/exportWatch';
import {
	describeAssumptions,
	describeWatched,
	subjectOf,
} from '../../../shared/adobe/runs/expected/sentences';
import { needsAttention } from '../../../shared/adobe/runs/expected/watchAudience';
import { isoTime, runColumns } from '../../../shared/adobe/runs/runColumns';
import type { Flow } from '../../../shared/adobe/types';

/** What became of the last expected export of an audience, in the order in which people look. */
export function watchedOutput({ audience, watched }: Watched, flow: Flow): IDataObject {
	const { status, expected, next, run, overdue, assumptions, unscheduled } = watched;
	const audienceName = audience.name || audience.id;
	const dataflowName = flow.name || flow.id;
	return {
		status,
		needsAttention: needsAttention(watched),
		message: describeWatched(watched, subjectOf([audienceName], dataflowName)),
		dataflowName,
		audienceName,
		expectedAt: isoTime(expected?.at),
		nextExpectedAt: isoTime(next?.at),
		...runColumns(run),
		partial: run?.failure === 'partial',
		overdue,
		assumed: assumptions.length > 0,
		note: describeAssumptions(assumptions),
		exportMode: audience.exportMode ?? null,
		frequency: audience.schedule?.frequency ?? null,
		unscheduled: unscheduled.map(runColumns),
		audienceId: audience.id,
		dataflowId: flow.id,
	};
}
