import type { IDataObject } from 'n8n-workflow';

import {
	changeEntity,
	type BuildPatch,
	type PatchOperation,
} from '../../shared/adobe/change/changeEntity';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { chosenId, locatorField } from '../../shared/adobe/panel/locators';
import type { TargetConnection } from '../../shared/adobe/types';
import { differencesBetween } from '../../shared/operations/differences';
import type { ItemOperation } from '../../shared/operations/operation';
import { readDestination, type TargetDestination } from '../destination/readDestination';
import { targetJson } from '../output';
import { changedParams } from '../storage/changedParams';
import {
	additionalParametersField,
	csvOptions,
	fileFields,
	includeFileManifestField,
} from '../storage/fileFields';
import { changeableFields } from '../storage/panel';
import { readChanges, type Changes } from '../storage/readChanges';

/** Target connections change at once; this is for an Adobe that is busy with the last change. */
const LONGEST_WAIT_MS = 300_000;

export const update: ItemOperation<AdobeClient> = {
	name: 'Update',
	action: 'Update a target connection',
	description: 'Change a target connection; what is not mentioned stays as it is',

	properties: [
		locatorField('targetConnection'),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				additionalParametersField,
				...changeableFields,
				...fileFields,
				{
					displayName: 'Description',
					name: 'description',
					type: 'string' as const,
					default: '',
					description: 'A note for people',
				},
				includeFileManifestField,
				{
					displayName: 'Name',
					name: 'name',
					type: 'string' as const,
					default: '',
					description: 'What it is called in Experience Platform',
				},
			].sort((a, b) => a.displayName.localeCompare(b.displayName)),
		},
		{
			...csvOptions,
			description: 'How CSV files are written; what is not added stays as it is',
		},
	],

	async execute(call) {
		const { api, parameters } = call;
		const id = chosenId(call, 'targetConnection');
		const { entity, changed, pending } = await changeEntity<TargetConnection>(
			api,
			'targetConnections',
			id,
			patchBuilder(api, readChanges(parameters)),
			LONGEST_WAIT_MS,
		);
		return targetJson(call, entity, { changed, ...(pending ? { pending } : {}) });
	},
};

function patchBuilder(client: AdobeClient, changes: Changes): BuildPatch<TargetConnection> {
	let destination: TargetDestination | undefined;
	return async (target) => {
		const params = target.params ?? {};
		if (Object.keys(changes.params).length === 0) return patchOf(target, changes, params);
		destination ??= await readDestination(client, target.connectionSpec.id);
		return patchOf(target, changes, changedParams(target, changes.params, destination));
	};
}

function patchOf(
	target: TargetConnection,
	{ name, description }: Changes,
	params: IDataObject,
): PatchOperation[] {
	return [
		...replacement(target, 'name', name),
		...replacement(target, 'description', description),
		...replacement(target, 'params', params),
	];
}

function replacement(
	target: TargetConnection,
	key: 'name' | 'description' | 'params',
	value: string | IDataObject | undefined,
): PatchOperation[] {
	const before = target[key];
	if (value === undefined || differencesBetween(value, before ?? '').length === 0) return [];
	return [{ op: before === undefined ? 'add' : 'replace', path: `/${key}`, value }];
}
