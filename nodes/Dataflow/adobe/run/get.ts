import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import type { Run } from '../../../shared/adobe/runs/run';
import type { ItemOperation } from '../../../shared/operations/operation';
import { simplifyField } from '../panelFields';
import { runIdField, runOutput } from './runFields';

export const get: ItemOperation<AdobeClient> = {
	name: 'Get',
	action: 'Get a run',
	description: 'Read one run of a dataflow: its status and what it exported',
	properties: [runIdField, simplifyField],

	async execute(call) {
		const id = call.parameters.requiredText('runId', 'Run ID');
		return runOutput(call, await call.api.getOne<Run>('runs', id));
	},
};
