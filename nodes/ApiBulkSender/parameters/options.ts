import type { INodeProperties } from 'n8n-workflow';
import { journalOptions } from './options/journal';
import { paceOptions } from './options/pace';
import { readingOptions } from './options/reading';
import { resultOptions } from './options/result';
import { retryOptions } from './options/retry';
import { stopOptions } from './options/stop';
import { trialOptions } from './options/trial';

const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName < b.displayName ? -1 : 1;

/** An option that was not added takes the template's value at run time, or the default here. */
export const optionProperties: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			...journalOptions,
			...paceOptions,
			...readingOptions,
			...resultOptions,
			...retryOptions,
			...stopOptions,
			...trialOptions,
		].sort(byDisplayName),
	},
];
