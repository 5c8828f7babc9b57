import type { INodeProperties } from 'n8n-workflow';

import { waitField } from '../../operations/maximumWait';

export const nameField = (placeholder: string): INodeProperties => ({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder,
	description: 'What it is called in Experience Platform',
});

export const descriptionField: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	description: 'A note for people',
};

/** The longest wait for Adobe to finish a change (s). */
export const maximumWaitField = (seconds: number): INodeProperties =>
	waitField(seconds, 'Adobe has finished');
