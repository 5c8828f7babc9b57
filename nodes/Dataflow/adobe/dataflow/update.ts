import { changeEntity, type PatchOperation } from '../../../shared/adobe/change/changeEntity';
import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import type { Flow } from '../../../shared/adobe/types';
import { InputError } from '../../../shared/inputError';
import type { ItemParameters } from '../../../shared/operations/itemParameters';
import { maximumWaitMs } from '../../../shared/operations/maximumWait';
import type { ItemOperation } from '../../../shared/operations/operation';
import { flowIds } from '../flowIds';
import { changeWaitField, LONGEST_CHANGE } from '../waiting';

type Wanted = Partial<Record<'name' | 'description', string>>;

export const update: ItemOperation<AdobeClient> = {
	name: 'Update',
	action: 'Update a dataflow',
	description: 'Change the name or the description of a dataflow',
	properties: [
		locatorField('dataflow'),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					description: 'A note for people; empty removes the one that is there',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					description: 'What it is called in Experience Platform',
				},
			],
		},
		changeWaitField,
	],

	async execute({ context, api, item, parameters }) {
		const id = chosenId({ context, parameters, item }, 'dataflow');
		const wanted = readWanted(parameters);
		const { entity, changed, pending } = await changeEntity<Flow>(
			api,
			'flows',
			id,
			(flow) => patchOf(flow, wanted),
			maximumWaitMs(parameters, LONGEST_CHANGE),
		);
		return withIds({ ...entity, changed, pending }, receivedIds(context, item), flowIds(entity));
	},
};

function readWanted(parameters: ItemParameters): Wanted {
	const given = Object.entries(parameters.collection('updateFields'));
	const wanted: Wanted = Object.fromEntries(
		given.map(([name, value]) => [name, String(value ?? '').trim()]),
	);
	if (given.length === 0) {
		throw new InputError(
			'Update Fields',
			"'Update Fields' is empty",
			'Add what is to be changed and run the node again',
		);
	}
	if (wanted.name === '') {
		throw new InputError(
			'Name',
			"'Name' is empty",
			"Fill it in, or remove it from 'Update Fields'",
		);
	}
	return wanted;
}

function patchOf(flow: Flow, wanted: Wanted): PatchOperation[] {
	return Object.entries(wanted)
		.filter(([name, value]) => (flow[name] ?? '') !== value)
		.map(([name, value]) => ({
			op: flow[name] === undefined ? 'add' : 'replace',
			path: `/${name}`,
			value,
		}));
}
