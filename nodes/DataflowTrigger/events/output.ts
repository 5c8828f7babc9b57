import type { IDataObject } from 'n8n-workflow';

import { withIds } from '../../shared/adobe/ids';
import {
	describeMissing,
	describeRun,
	subjectOf,
} from '../../shared/adobe/runs/expected/sentences';
import type { ExportRun } from '../../shared/adobe/runs/exportRun';
import { isoTime, runColumns } from '../../shared/adobe/runs/runColumns';
import type { AudienceValue, Flow } from '../../shared/adobe/types';
import type { DueExport } from './lateEvents';
import type { EventName } from './settings';

const nameOf = ({ id, name }: { id: string; name?: string }): string => name || id;

/** The item of a run that has ended; the columns are those of an export that is late. */
export function runOutput(
	event: EventName,
	run: ExportRun,
	flow: Flow,
	audiences: AudienceValue[],
): IDataObject {
	const names = audiences.map(nameOf);
	const message = describeRun(run, subjectOf(names, nameOf(flow)));
	return output(event, message, flow, audiences, {
		expectedAt: null,
		...runColumns(run),
		partial: run.failure === 'partial',
	});
}

/** The item of an export that has not ended in time. */
export function lateOutput({ flow, audience, expected }: DueExport): IDataObject {
	const message = describeMissing(expected, subjectOf([nameOf(audience)], nameOf(flow)));
	return output('late', message, flow, [audience], {
		expectedAt: isoTime(expected.at),
		...runColumns(undefined),
		partial: false,
	});
}

function output(
	event: EventName,
	message: string,
	flow: Flow,
	audiences: AudienceValue[],
	columns: IDataObject,
): IDataObject {
	const json = {
		event,
		message,
		dataflowName: nameOf(flow),
		audienceNames: audiences.map(nameOf),
		...columns,
		audienceIds: audiences.map(({ id }) => id),
		dataflowId: flow.id,
	};
	return withIds(json, {}, { dataflowId: flow.id });
}
