import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { chosenOption } from '../../shared/operations/chosenOption';
import { readFlag } from '../../shared/operations/readFlag';
import type { BatchOperation, OutputItem } from '../../shared/operations/operation';
import { waitField, wantedFields } from '../fields/panels';
import { readWanted } from '../input/readWanted';
import { approved, hasChanges, type Plan } from '../intent/plan';
import { planActivation } from '../intent/planActivation';
import type { Want } from '../intent/want';
import { wholeWant } from '../intent/wholeWant';
import { changeDataflow, planDataflow } from '../run/changeDataflow';
import { longestWait } from '../run/changeByItems';
import { perDataflow, type Group } from '../run/perDataflow';
import { reportOfPlan } from '../run/report';
import { aftermathOf } from '../run/aftermath';

const mode: INodeProperties = {
	displayName: 'Mode',
	name: 'mode',
	type: 'options',
	options: [
		{
			name: 'Add and Update',
			value: 'addAndUpdate',
			description: 'What the dataflow has besides stays',
		},
		{
			name: 'Mirror',
			value: 'mirror',
			description: 'What the dataflow has besides is removed',
		},
	],
	default: 'addAndUpdate',
	description: 'What happens to audiences and attributes that are not named',
	hint: 'Mirror removes audiences only when at least one is named, and attributes only when at least one is named.',
};

const previewOnly: INodeProperties = {
	displayName: 'Preview Only',
	name: 'previewOnly',
	type: 'boolean',
	default: false,
	description: 'Whether to show the plan and change nothing',
};

export const sync: BatchOperation<AdobeClient> = {
	name: 'Sync',
	action: 'Sync dataflow with audiences and attributes',
	description: 'Make a dataflow export the audiences and attributes that are named, in one change',
	properties: [...wantedFields, mode, previewOnly, waitField],
	async executeAll({ context, api }) {
		return await perDataflow(context, api, {
			allOrNothing: true,
			read: async (reading) =>
				await readWanted(reading, { ifPresent: 'update', nothingIsFine: false }),
			check: async (group) =>
				approved(await planDataflow(group.dataflow, group.dataflow.flow, wantOf(group))),
			carryOut: async (group) => [await syncDataflow(context, api, group)],
		});
	},
};

function wantOf(group: Group<Partial<Want>>): Want {
	const [{ parameters }] = group.wishes;
	return wholeWant(
		group.wishes.map(({ wish }) => wish),
		chosenOption(parameters, mode) === 'mirror',
	);
}

async function syncDataflow(
	context: IExecuteFunctions,
	client: AdobeClient,
	group: Group<Partial<Want>>,
): Promise<OutputItem> {
	const { dataflow, wishes } = group;
	const from = wishes.map(({ item }) => item);
	const { parameters } = wishes[0];
	const want = wantOf(group);
	const report = async (plan: Plan) =>
		reportOfPlan(
			context,
			group,
			plan,
			await aftermathOf(context, client, group.directory, dataflow.flow, plan),
		);
	if (readFlag(parameters.get('previewOnly', false), previewOnly.displayName)) {
		const plan = approved(await planDataflow(dataflow, dataflow.flow, want));
		return { json: { ...(await report(plan)), preview: true }, from };
	}
	const { plan, pending } = await changeDataflow(client, dataflow, longestWait(group), (current) =>
		approved(planActivation(current, want)),
	);
	const done = pending ? { pending: true, changed: false } : { changed: hasChanges(plan) };
	return { json: { ...(await report(plan)), preview: false, ...done }, from };
}
