import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	comparesValues,
	hasSuccessField,
	judgedByField,
	judgedBySplitPath,
	notBulk,
	reportsEveryRecord,
	reportsFailedOnly,
	reportsWhole,
} from './visibility';
import { shownWhen } from './variants';

const byCode: INodePropertyOptions = {
	name: 'By Error Code',
	value: 'errorCode',
	description: 'Failed when Parse Path Map finds a status_code that is not a success code',
};
const byField: INodePropertyOptions = {
	name: 'By Field',
	value: 'field',
	description: 'Succeeded when a field of the response says so',
};
const bySplitPath: INodePropertyOptions = {
	name: 'By Split Path',
	value: 'splitPath',
	description: 'Failed when the part was found under one of certain split paths',
};

const outcome: INodeProperties = {
	displayName: 'Record Outcome',
	name: 'recordOutcome',
	type: 'options',
	noDataExpression: true,
	options: [byCode, byField, bySplitPath],
	default: 'errorCode',
	description: 'How to tell whether a record succeeded',
};

const outcomeOfWhole: INodeProperties = { ...outcome, options: [byCode, byField] };

const successField: INodeProperties = {
	displayName: 'Success Field',
	name: 'successField',
	type: 'string',
	default: '',
	placeholder: 'e.g. $.success',
	description: 'Where in the response the field sits that tells success from failure',
	hint: 'Required. A record whose response lacks this field counts as failed.',
};

const successCondition: INodeProperties = {
	displayName: 'Success Condition',
	name: 'successCondition',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Is Empty', value: 'isEmpty', description: 'There is no value, or an empty list' },
		{ name: 'Is Not Empty', value: 'isNotEmpty', description: 'There is a value, e.g. a new ID' },
		{ name: 'Is Not One Of', value: 'isNotOneOf', description: 'It is none of these values' },
		{ name: 'Is One Of', value: 'isOneOf', description: 'It is one of these values' },
	],
	default: 'isOneOf',
	description: 'What must be true of Success Field when the record succeeded',
};

const successValues: INodeProperties = {
	displayName: 'Success Values',
	name: 'successValues',
	type: 'string',
	default: 'true',
	placeholder: 'e.g. true,created,OK*',
	description:
		'The values that Success Field is compared with, separated by commas; * stands for anything',
};

/** Under Failed Records Only the field is a further proof, and may be left empty. */
const proofField: INodeProperties = {
	...successField,
	description:
		'A field of the whole response that must say that all went well when no record is listed as failed',
	hint: 'Optional. Leave empty when the list alone tells.',
	placeholder: 'e.g. $.message',
};

const failureSplitPaths: INodeProperties = {
	displayName: 'Failure Split Paths',
	name: 'failureSplitPaths',
	type: 'string',
	default: '',
	placeholder: 'e.g. $.result.errors.data[*]',
	description: 'Split paths under which the failed records are listed, separated by commas',
	hint: "Required. Each must also be one of the paths in 'Response Split Path'.",
};

export const outcomeProperties: INodeProperties[] = [
	...shownWhen(outcome, reportsEveryRecord),
	...shownWhen(outcomeOfWhole, reportsWhole, notBulk),
	...shownWhen([successField, successCondition], ...judgedByField),
	...shownWhen(shownWhen(successValues, comparesValues), ...judgedByField),
	...shownWhen(proofField, reportsFailedOnly),
	...shownWhen(successCondition, { ...reportsFailedOnly, ...hasSuccessField }),
	...shownWhen(successValues, { ...reportsFailedOnly, ...hasSuccessField, ...comparesValues }),
	...shownWhen(failureSplitPaths, judgedBySplitPath),
];
