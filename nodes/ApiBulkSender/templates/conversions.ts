import type { MappingEntry } from '../engine/mapping/fieldMapping';
import type { TemplateInput } from './destinationTemplate';

/** What Meta and Pinterest ask for alike: their events have the same shape. */
export const conversionAsks: readonly TemplateInput[] = [
	{
		displayName: 'Field With Event ID',
		name: 'eventIdField',
		type: 'string',
		default: 'event_id',
		placeholder: 'e.g. order_id',
		description: 'The field of a record that no other event has the same value in',
	},
	{
		displayName: 'Field With Time',
		name: 'timeField',
		type: 'string',
		default: 'event_time',
		placeholder: 'e.g. event_time',
		description: 'The field of a record that says when it happened, in seconds since 1970',
	},
	{
		displayName: 'Field With Hashed Email',
		name: 'emailHashField',
		type: 'string',
		default: 'email_sha256',
		placeholder: 'e.g. email_sha256',
		description:
			'The field of a record that holds the SHA-256 of the email address in lower case, without blanks around it',
	},
];

const named = (target: string, ask: string, type: MappingEntry['type']): MappingEntry => ({
	target,
	source: 'field',
	value: `[[${ask}]]`,
	type,
	required: true,
});

/** What a flat record becomes as an event; its value is a number for one and a text for the other. */
export function conversionEvent(value: 'number' | 'text'): MappingEntry[] {
	return [
		{ target: 'event_name', source: 'fixedValue', value: '[[eventName]]', type: 'text' },
		{ target: 'action_source', source: 'fixedValue', value: '[[actionSource]]', type: 'text' },
		named('event_time', 'timeField', 'number'),
		named('event_id', 'eventIdField', 'text'),
		named('user_data.em[0]', 'emailHashField', 'text'),
		{ target: 'custom_data.value', source: 'field', value: 'value', type: value },
		{ target: 'custom_data.currency', source: 'field', value: 'currency', type: 'text' },
		{ target: 'custom_data.order_id', source: 'field', value: 'order_id', type: 'text' },
	];
}

export const conversionDoes =
	'Sends an event for each record. Of a record the fields that you name are sent, and value, currency and order_id where it has them. Hashing the email address is up to you, for example with the Crypto node.';
