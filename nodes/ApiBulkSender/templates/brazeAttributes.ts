import { braze, brazeAnswer, brazeAsks, brazeFacts } from './braze';
import type { DestinationTemplate } from './destinationTemplate';

export const brazeAttributes: DestinationTemplate = {
	...braze,
	id: 'brazeAttributes',
	displayName: 'Braze: Update User Attributes',
	description: 'Create users, or update those that exist, with their attributes',
	asks: brazeAsks,
	settings: {
		...brazeAnswer,
		apiEndpoint: '/users/track',
		groupingLimit: 50,
		requestSplitPath: '$.attributes[*]',
		recoverableErrorCodes: '500,502,503,504',
	},
	options: { ...braze.options, retryNetworkErrors: true },
	wrapper: [
		{
			target: '[[identifier]]',
			source: 'field',
			value: '[[identifierField]]',
			type: 'text',
			required: true,
		},
		{ target: '$', source: 'allFields', value: '[[identifierField]]', type: 'asIs' },
	],
	facts: {
		...brazeFacts,
		does: 'Creates users, or updates those that exist. Every field of a record but the identifier becomes the attribute of that name; empty ones are left out.',
		dedupe: 'Sent twice is stored once, by the identifier; Braze may count data points twice.',
		assumed: ['That an attribute which an error is about makes Braze drop that user.'],
	},
};
