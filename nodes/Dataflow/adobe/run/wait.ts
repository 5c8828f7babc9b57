import type { INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import { failedRun } from '../../../shared/adobe/runs/failedRun';
import { statusOf } from '../../../shared/adobe/runs/run';
import { waitForRun } from '../../../shared/adobe/runs/waitForRun';
import { maximumWaitMs } from '../../../shared/operations/maximumWait';
import type { ItemCall, ItemOperation } from '../../../shared/operations/operation';
import { readFlag } from '../../../shared/operations/readFlag';
import { simplifyField } from '../panelFields';
import { LONGEST_RUN, runWaitField } from '../waiting';
import { waitForNewestRun } from './newestRun';
import { runIdField, runOutput } from './runFields';

const waitForField: INodeProperties = {
	displayName: 'Wait For',
	name: 'waitFor',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Newest Run',
			value: 'newestRun',
			description: 'The latest run of a dataflow; when it has none yet, its first one',
		},
		{ name: 'Run by ID', value: 'run' },
	],
	default: 'newestRun',
	description: 'Which run to wait for',
};

const failField: INodeProperties = {
	displayName: 'Fail If the Run Failed',
	name: 'failIfRunFailed',
	type: 'boolean',
	default: true,
	description:
		'Whether the node fails when the run did, instead of handing on the run with the status failed',
};

export const wait: ItemOperation<AdobeClient> = {
	name: 'Wait',
	action: 'Wait for a run',
	description: 'Wait until a run of a dataflow has finished; the log shows its progress',
	properties: [
		waitForField,
		{ ...locatorField('dataflow'), displayOptions: { show: { waitFor: ['newestRun'] } } },
		{ ...runIdField, displayOptions: { show: { waitFor: ['run'] } } },
		runWaitField,
		simplifyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [failField],
		},
	],

	async execute(call) {
		const { context, api, item, parameters } = call;
		const failing = parameters.get('options.failIfRunFailed', true);
		const fails = readFlag(failing, failField.displayName);
		const end = api.ports.now() + maximumWaitMs(parameters, LONGEST_RUN);
		const timeLeft = () => Math.max(0, end - api.ports.now());
		const log = (line: string) => context.logger.info(line);

		const { runId, dataflowId } = await chosenRun(call, timeLeft());
		if (runId === undefined) {
			const nothing = { id: null, dataflowId, status: 'none', pending: true };
			return withIds(nothing, receivedIds(context, item), { dataflowId });
		}
		const { run, pending } = await waitForRun(api, runId, { longestWaitMs: timeLeft(), log });
		if (statusOf(run) === 'failed' && fails) throw failedRun(run);
		return runOutput(call, run, { pending });
	},
};

async function chosenRun(
	call: ItemCall<AdobeClient>,
	longestWaitMs: number,
): Promise<{ runId?: string; dataflowId?: string }> {
	const { api, parameters } = call;
	if (parameters.text('waitFor', 'newestRun') === 'run') {
		return { runId: parameters.requiredText('runId', 'Run ID') };
	}
	const dataflowId = chosenId(call, 'dataflow');
	const run = await waitForNewestRun(api, dataflowId, longestWaitMs);
	return { runId: run?.id, dataflowId };
}
