import type { INodeProperties } from 'n8n-workflow';

import { lateAfterField } from '../shared/adobe/panel/lateAfter';
import { whichDataflowsFields } from '../shared/adobe/panel/whichDataflows';

export const eventsField: INodeProperties = {
	displayName: 'Start When',
	name: 'events',
	type: 'multiOptions',
	required: true,
	noDataExpression: true,
	options: [
		{
			name: 'Export Is Late',
			value: 'late',
			description: 'By the schedule of an audience an export should have ended, and none has',
		},
		{
			name: 'Run Ended',
			value: 'ended',
			description: 'A run has ended, well or not',
		},
		{
			name: 'Run Exported Nothing',
			value: 'empty',
			description: 'A run ended well, but without any profile',
		},
		{
			name: 'Run Failed',
			value: 'failed',
			description: 'A run failed, as a whole or some of its files or records',
		},
	],
	default: ['late', 'empty', 'failed'],
	description: 'What starts the workflow. Each run starts it at most once.',
};

/** The same for the line under the node. */
export const eventWords = {
	late: 'an export is late',
	ended: 'a run ended',
	empty: 'a run exported nothing',
	failed: 'a run failed',
};

export const emptyChangesField: INodeProperties = {
	displayName: 'Empty Exports of Changes',
	name: 'emptyChanges',
	type: 'boolean',
	default: false,
	description:
		'Whether Run Exported Nothing also means incremental exports after the first one. Often nothing has changed since the one before, so they are left out.',
};

export const triggerFields: INodeProperties[] = [
	eventsField,
	...whichDataflowsFields(
		{ displayName: 'Runs Of', default: 'all', description: 'Which dataflows to look at' },
		// There is no item that could bring one.
		{ hint: undefined, required: true },
	),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [emptyChangesField, lateAfterField],
	},
];
