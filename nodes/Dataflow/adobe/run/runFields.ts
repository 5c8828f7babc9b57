import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import type { Run } from '../../../shared/adobe/runs/run';
import { simplifyRun } from '../../../shared/adobe/runs/simplifyRun';
import type { ItemCall } from '../../../shared/operations/operation';

export const runIdField: INodeProperties = {
	displayName: 'Run ID',
	name: 'runId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 65b7cfcc-6b2e-47c8-8194-13005b792752',
	description: 'The run, as Get Many lists it or as an export that was started now names it',
};

/** The run as 'Simplify' asks for it. */
export function runOutput(
	{ context, item, parameters }: ItemCall<AdobeClient>,
	run: Run,
	more: IDataObject = {},
): IDataObject {
	const json = parameters.flag('simplify', true) ? simplifyRun(run) : run;
	return withIds({ ...json, ...more }, receivedIds(context, item), { dataflowId: run.flowId });
}
