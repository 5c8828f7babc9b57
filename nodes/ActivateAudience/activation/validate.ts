import type { IExecuteFunctions } from 'n8n-workflow';

import { assertApplied, isSettled } from '../../shared/adobe/change/settle';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../shared/adobe/ids';
import { readFlag } from '../../shared/operations/readFlag';
import type { BatchOperation, OutputItem } from '../../shared/operations/operation';
import { comparedFields } from '../fields/panels';
import { readWanted } from '../input/readWanted';
import { compare } from '../intent/compare';
import { approved } from '../intent/plan';
import type { Want } from '../intent/want';
import { wholeWant } from '../intent/wholeWant';
import { planDataflow } from '../run/changeDataflow';
import { perDataflow, type Group } from '../run/perDataflow';
import { stepForPeople } from '../run/report';

export const validate: BatchOperation<AdobeClient> = {
	name: 'Validate',
	action: 'Validate dataflow',
	description: 'Read a dataflow back and compare it with what is wanted; nothing is changed',
	properties: [
		...comparedFields,
		{
			displayName: 'Allow Others',
			name: 'allowOthers',
			type: 'boolean',
			default: false,
			description:
				'Whether the dataflow may have more audiences and attributes than those that are named',
		},
	],
	async executeAll({ context, api }) {
		return await perDataflow(context, api, {
			allOrNothing: true,
			read: async (reading) =>
				await readWanted(reading, { ifPresent: 'update', nothingIsFine: false, compares: true }),
			carryOut: async (group) => [await validateDataflow(context, api, group)],
		});
	},
};

async function validateDataflow(
	context: IExecuteFunctions,
	client: AdobeClient,
	group: Group<Partial<Want>>,
): Promise<OutputItem> {
	const { dataflow, wishes } = group;
	const [{ item, parameters }] = wishes;
	const { flow } = dataflow;
	if (isSettled(flow)) assertApplied(flow);
	const named = wholeWant(
		group.wishes.map(({ wish }) => wish),
		true,
	);
	// Nothing is removed here, so what nobody named is told also where none of its kind was.
	const want = { ...named, mirrorAudiences: true, mirrorAttributes: true };
	const plan = approved(await planDataflow(dataflow, flow, want));
	const allowOthers = readFlag(parameters.get('allowOthers', false), 'Allow Others');
	const { valid, missing, unexpected, different } = compare(plan, allowOthers);
	const json = withIds(
		{
			valid,
			missing: missing.map(stepForPeople),
			unexpected: unexpected.map(stepForPeople),
			different: different.map(stepForPeople),
			dataflowId: flow.id,
			dataflowName: flow.name ?? '',
			destination: dataflow.destination.label,
			state: flow.state ?? '',
			...(isSettled(flow) ? {} : { pending: true }),
		},
		receivedIds(context, item),
		{ dataflowId: flow.id },
	);
	client.ports.log(
		`Validated dataflow '${flow.name ?? flow.id}': ${valid ? 'as wanted' : 'not as wanted'}`,
	);
	return { json, from: wishes.map((wish) => wish.item) };
}
