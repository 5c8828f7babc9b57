import { braze, brazeAnswer, brazeAsks, brazeFacts } from './braze';
import type { DestinationTemplate } from './destinationTemplate';

/** A repeated event counts twice: only what surely took nothing is sent again. */
export const brazeEvents: DestinationTemplate = {
	...braze,
	id: 'brazeEvents',
	displayName: 'Braze: Send Events',
	description: 'Send custom events of users',
	asks: [
		...brazeAsks,
		{
			displayName: 'Field With Event Name',
			name: 'eventField',
			type: 'string',
			default: 'name',
			placeholder: 'e.g. event',
			description: 'The field of a record that holds the name of the event',
		},
		{
			displayName: 'Field With Time',
			name: 'timeField',
			type: 'string',
			default: 'time',
			placeholder: 'e.g. created_at',
			description:
				'The field of a record that holds when it happened, as a date with its time zone',
		},
	],
	settings: {
		...brazeAnswer,
		apiEndpoint: '/users/track',
		groupingLimit: 50,
		requestSplitPath: '$.events[*]',
		recoverableErrorCodes: '503',
	},
	wrapper: [
		{
			target: '[[identifier]]',
			source: 'field',
			value: '[[identifierField]]',
			type: 'text',
			required: true,
		},
		{ target: 'name', source: 'field', value: '[[eventField]]', type: 'text', required: true },
		{ target: 'time', source: 'field', value: '[[timeField]]', type: 'date', required: true },
		{
			target: 'properties',
			source: 'allFields',
			value: '[[identifierField]],[[eventField]],[[timeField]]',
			type: 'asIs',
		},
	],
	facts: {
		...brazeFacts,
		does: 'Sends custom events. Every field of a record but identifier, name and time becomes a property of that name; empty ones are left out.',
		dedupe:
			'Sent twice counts twice. So what got no clear answer is not sent again; it comes out as unclear.',
		assumed: [
			'That an error which an event causes makes Braze drop it; of its own kinds of e-commerce events it may keep some all the same.',
			'That HTTP 503 means that nothing of the request was taken.',
		],
	},
};
