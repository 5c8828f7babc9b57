import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	bulk,
	matchesByIndex,
	matchesByKey,
	reportsEveryRecord,
	reportsFailedOnly,
	reportsParts,
} from './visibility';
import { shownWhen } from './variants';

const reports: INodeProperties = {
	displayName: 'Response Reports',
	name: 'responseReports',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Every Record',
			value: 'everyRecord',
			description: 'The response has a part for each record, whether it succeeded or failed',
		},
		{
			name: 'Failed Records Only',
			value: 'failedRecordsOnly',
			description: 'The response lists only the records that failed',
		},
		{
			name: 'The Request as a Whole',
			value: 'wholeRequest',
			description: 'The response says one thing that holds for all its records',
		},
	],
	default: 'everyRecord',
	description: 'What the response of the API tells about the records of a request',
};

const splitPath: INodeProperties = {
	displayName: 'Response Split Path',
	name: 'responseSplitPath',
	type: 'string',
	default: '',
	placeholder: 'e.g. $.results[*]',
	description: 'Where in the response the parts for the single records sit',
	hint: 'Several paths are separated by commas. Leave empty when the response is just the list.',
};

const missingList: INodeProperties = {
	displayName: 'If a List Is Missing',
	name: 'missingList',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'It Is Unclear',
			value: 'unclear',
			description: 'The API always answers with the list, empty when all is well',
		},
		{
			name: 'No Record Failed',
			value: 'noneFailed',
			description: 'The API leaves the list out when all is well',
		},
	],
	default: 'unclear',
	description: 'What it means when the response has no list at one of the split paths',
};

const byPosition: INodePropertyOptions = {
	name: 'Position',
	value: 'position',
	description: 'The parts come in the same order as the records were sent',
};
const byKey: INodePropertyOptions = {
	name: 'Key',
	value: 'key',
	description: 'The record and its part hold the same ID or other unique value',
};
const byIndex: INodePropertyOptions = {
	name: 'Index',
	value: 'index',
	description: 'Each part holds the number of its record within the request',
};

const matchBy: INodeProperties = {
	displayName: 'Match By',
	name: 'matchBy',
	type: 'options',
	noDataExpression: true,
	options: [byPosition, byKey, byIndex],
	default: 'position',
	description: 'How to tell which part of the response belongs to which record',
};

const matchFailedBy: INodeProperties = { ...matchBy, options: [byKey, byIndex], default: 'key' };

const requestKey: INodeProperties = {
	displayName: 'Request Key Path',
	name: 'requestKeyPath',
	type: 'string',
	default: '',
	placeholder: 'e.g. $.email',
	description:
		'Where in a record its unique value sits; with several paths, separated by commas, the record is known under each of their values',
	hint: 'Required. Records without a value here fail without being sent.',
};

const responseKey: INodeProperties = {
	displayName: 'Response Key Path',
	name: 'responseKeyPath',
	type: 'string',
	default: '',
	placeholder: 'e.g. $.record.email',
	description:
		'Where in a part of the response the same value sits; of several paths, separated by commas, the first that finds a value counts',
	hint: 'Required. The path starts at the part, not at the whole response. Where the parts stand under the keys themselves, enter ~.',
};

const responseIndex: INodeProperties = {
	displayName: 'Response Index Path',
	name: 'responseIndexPath',
	type: 'string',
	default: '',
	placeholder: 'e.g. $.index',
	description: 'Where in a part of the response the number of its record sits',
	hint: 'Required. The path starts at the part, not at the whole response.',
};

const indexPattern: INodeProperties = {
	displayName: 'Index Pattern',
	name: 'indexPattern',
	type: 'string',
	default: '',
	placeholder: 'e.g. /data/*/#/',
	hint: 'Leave empty when the value is just the number.',
	description: 'How to find the number in a text: # stands for the number, * for anything',
};

const firstIndex: INodeProperties = {
	displayName: 'First Index',
	name: 'firstIndex',
	type: 'options',
	options: [
		{ name: '0', value: 0 },
		{ name: '1', value: 1 },
	],
	default: 0,
	description: 'The number that the API gives to the first record of a request',
};

/** Above the fields that few can fill in from the documentation alone. */
export const learnNotice: INodeProperties = {
	displayName:
		"What does the API answer? Paste it into the option 'Example Answer', add 'Dry Run', and Summary says the rest.",
	name: 'learnNotice',
	type: 'notice',
	default: '',
};

export const answerProperties: INodeProperties[] = [
	...shownWhen(reports, bulk),
	...shownWhen(splitPath, reportsParts),
	...shownWhen(missingList, reportsFailedOnly),
	...shownWhen(matchBy, reportsEveryRecord),
	...shownWhen(matchFailedBy, reportsFailedOnly),
	...shownWhen([requestKey, responseKey], matchesByKey),
	...shownWhen([responseIndex, indexPattern, firstIndex], matchesByIndex),
];
