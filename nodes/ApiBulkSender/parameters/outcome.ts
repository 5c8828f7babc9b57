import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	judgedByField,
	judgedBySplitPath,
	notBulk,
	reportsEveryRecord,
	reportsWhole,
} from './visibility';
import { perTemplate, shownWhen } from './variants';

const byCode: INodePropertyOptions = {
	name: 'By Error Code',
	value: 'errorCode',
	description: 'Failed when Parse Path Map finds a status_code that is not a success code',
};
const byField: INodePropertyOptions = {
	name: 'By Field',
	value: 'field',
	description: 'Succeeded when a field of the response has a certain value',
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

const successValues: INodeProperties = {
	displayName: 'Success Values',
	name: 'successValues',
	type: 'string',
	default: 'true',
	placeholder: 'e.g. true,created,updated',
	description: 'Values of the field that mean success, separated by commas',
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
	...shownWhen(perTemplate(outcome), reportsEveryRecord),
	...shownWhen(outcomeOfWhole, reportsWhole, notBulk),
	...shownWhen([successField, successValues], ...judgedByField),
	...shownWhen(failureSplitPaths, judgedBySplitPath),
];
