import type { INodeProperties } from 'n8n-workflow';
import { answerComesLater } from './visibility';
import { shownWhen } from './variants';

const answerComes: INodeProperties = {
	displayName: 'Answer Comes',
	name: 'answerComes',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'At Once',
			value: 'atOnce',
			description: 'The response to a request says what became of its records',
		},
		{
			name: 'Later, as a Job',
			value: 'later',
			description:
				'The response names a job, which is asked for until the API says what became of the records',
		},
	],
	default: 'atOnce',
	description: 'When the API tells what became of the records of a request',
};

const idPath: INodeProperties = {
	displayName: 'Job ID Path',
	name: 'jobIdPath',
	type: 'string',
	default: '',
	placeholder: 'e.g. $.job.id',
	description: 'Where in the first response the ID of the job sits',
	hint: 'Required. Where the job is named by a header, write header:Location.',
};

const statusEndpoint: INodeProperties = {
	displayName: 'Job Status Endpoint',
	name: 'jobStatusEndpoint',
	type: 'string',
	default: '',
	placeholder: 'e.g. /jobs/{id}',
	description:
		'Where to ask for the status of a job: the part of the address after the base URL; {id} is the ID of the job',
	hint: 'Required. Only {id} when the ID is an address itself.',
};

const statusPath: INodeProperties = {
	displayName: 'Job Status Path',
	name: 'jobStatusPath',
	type: 'string',
	default: '$.status',
	placeholder: 'e.g. $.status',
	description: 'Where in the response about a job its status sits',
};

const doneValues: INodeProperties = {
	displayName: 'Job Done Values',
	name: 'jobDoneValues',
	type: 'string',
	default: 'completed,complete,done,finished,succeeded,success',
	placeholder: 'e.g. completed,done',
	description:
		'Values of the status that mean that the job is done, separated by commas; upper and lower case are the same',
	hint: 'What became of each record is then read as the fields below say.',
};

const failedValues: INodeProperties = {
	displayName: 'Job Failed Values',
	name: 'jobFailedValues',
	type: 'string',
	default: 'failed,error,errored,canceled,cancelled',
	placeholder: 'e.g. failed,cancelled',
	description:
		'Values of the status that mean that the whole job failed and took no record, separated by commas',
};

const resultEndpoint: INodeProperties = {
	displayName: 'Job Result Endpoint',
	name: 'jobResultEndpoint',
	type: 'string',
	default: '',
	placeholder: 'e.g. /jobs/{id}/results',
	description:
		'Where to fetch the result of a job that is done, as JSON, lines of JSON or CSV; {id} is the ID of the job',
	hint: 'Leave empty when the status itself says what became of the records.',
};

const pollInterval: INodeProperties = {
	displayName: 'Job Poll Interval',
	name: 'jobPollInterval',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 5,
	description:
		'Seconds between two requests for the status of a job; a longer Retry-After of the API is honoured',
};

const longestWait: INodeProperties = {
	displayName: 'Job Longest Wait',
	name: 'jobLongestWait',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 3600,
	description:
		'Seconds after which a job that has not ended is given up; its records fail as unclear, with the ID of the job',
};

const mostOpen: INodeProperties = {
	displayName: 'Most Open Jobs',
	name: 'mostOpenJobs',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description: 'How many jobs may be open at once, as the API allows; 0 means any number',
};

export const jobProperties: INodeProperties[] = [
	answerComes,
	...shownWhen(
		[
			idPath,
			statusEndpoint,
			statusPath,
			doneValues,
			failedValues,
			resultEndpoint,
			pollInterval,
			longestWait,
			mostOpen,
		],
		answerComesLater,
	),
];
