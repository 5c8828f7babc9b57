import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { audienceField } from '../../shared/adobe/panel/audienceLocator';

/** Where audiences and attributes come from. */
export const takenFromField = (
	what: string,
	more: INodePropertyOptions[] = [],
): INodeProperties => ({
	displayName: `${what} From`,
	name: 'takenFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Fields Below', value: 'fields', description: 'They are chosen in this node' },
		{
			name: 'Input Items',
			value: 'items',
			description: 'Each input item names one of them, e.g. each row of a table',
		},
		...more,
	],
	default: 'fields',
	description: 'Where to take them from',
});

/** For operations that look at what another one has made. */
export const fromNodeBefore: INodePropertyOptions = {
	name: 'Node Before',
	value: 'previousNode',
	description: 'What the node before has made of the dataflow, so that nothing is entered twice',
};

export type TakenFrom = 'fields' | 'items' | 'previousNode';

export const whenFromFields = { takenFrom: ['fields'] };
export const whenFromItems = { takenFrom: ['items'] };

export const itemsNotice: INodeProperties = {
	displayName:
		'Each item names an audience by <code>audienceId</code> or <code>audienceName</code>, or an attribute by <code>attribute</code>. It may also bring <code>exportMode</code>, <code>frequency</code>, <code>triggerType</code>, <code>startDate</code>, <code>endDate</code>, <code>startTime</code> (UTC) and <code>filenameTemplate</code>, or <code>targetColumn</code>, <code>mandatory</code> and <code>deduplicationKey</code>. Where it says nothing, the fields below apply.',
	name: 'itemsNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: whenFromItems },
};

export const audienceItemsNotice: INodeProperties = {
	...itemsNotice,
	displayName:
		'Each item names an audience by <code>audienceId</code> or <code>audienceName</code>.',
	name: 'audienceItemsNotice',
};

export const attributeItemsNotice: INodeProperties = {
	...itemsNotice,
	displayName:
		'Each item names an attribute by <code>attribute</code>, and may bring <code>targetColumn</code>, <code>mandatory</code> and <code>deduplicationKey</code>.',
	name: 'attributeItemsNotice',
};

/** A list of audiences. */
export const audiencesField: INodeProperties = {
	displayName: 'Audiences',
	name: 'audiences',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Audience' },
	default: {},
	placeholder: 'Add Audience',
	options: [{ displayName: 'Audience', name: 'entries', values: [audienceField] }],
	description: 'The audiences of Experience Platform',
	displayOptions: { show: whenFromFields },
};
