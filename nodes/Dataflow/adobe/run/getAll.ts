import type { INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { listAll } from '../../../shared/adobe/client/pages';
import { audienceField } from '../../../shared/adobe/panel/audienceLocator';
import { destinationFlowsQuery } from '../../../shared/adobe/panel/lists';
import { chosenId } from '../../../shared/adobe/panel/locators';
import { areAll, whichDataflowsFields } from '../../../shared/adobe/panel/whichDataflows';
import type { Run } from '../../../shared/adobe/runs/run';
import type { Flow } from '../../../shared/adobe/types';
import { chosenLimit, limitField, returnAllField } from '../../../shared/operations/listFields';
import type { ItemCall, ItemOperation } from '../../../shared/operations/operation';
import { filtersField, simplifyField } from '../panelFields';
import { runOutput } from './runFields';
import { NEWEST_FIRST, runFilters } from './runFilters';

const startedAfterField: INodeProperties = {
	displayName: 'Started After',
	name: 'startedAfter',
	type: 'dateTime',
	default: '',
	description: 'Only runs that started after this time',
};

const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Failed', value: 'failed' },
		{ name: 'Processing', value: 'processing' },
		{ name: 'Success', value: 'success' },
		{ name: 'Waiting', value: 'waiting' },
	],
	default: 'failed',
	description: 'Only runs with this status',
};

export const getAll: ItemOperation<AdobeClient> = {
	name: 'Get Many',
	action: 'Get many runs',
	description: 'List runs of dataflows, newest first',
	properties: [
		...whichDataflowsFields({
			displayName: 'Runs Of',
			default: 'dataflow',
			description: 'Whose runs to list',
		}),
		returnAllField,
		limitField,
		filtersField([
			{ ...audienceField, description: 'Only runs that exported this audience' },
			startedAfterField,
			statusField,
		]),
		simplifyField,
	],

	async execute(call) {
		const { api, parameters } = call;
		const flowIds = await chosenDataflows(call);
		if (flowIds.length === 0) return [];
		const filters = await runFilters(call);
		const runs = await listAll<Run>(
			api,
			'runs',
			{ property: [`flowId==${flowIds.join(',')}`, ...filters], orderby: NEWEST_FIRST },
			chosenLimit(parameters),
		);
		return runs.map((run) => runOutput(call, run));
	},
};

/**
 * A run does not say whether its dataflow goes to a destination or comes from a source, so those to
 * destinations are named; a sandbox has at most 100 of them (guardrails).
 */
async function chosenDataflows(call: ItemCall<AdobeClient>): Promise<string[]> {
	if (!areAll(call.parameters)) return [chosenId(call, 'dataflow')];
	const flows = await listAll<Flow>(call.api, 'flows', destinationFlowsQuery);
	return flows.map(({ id }) => id);
}
