import type { INodeProperties } from 'n8n-workflow';

const recoverable: INodeProperties = {
	displayName: 'Recoverable Error Codes',
	name: 'recoverableErrorCodes',
	type: 'string',
	default: '502,503,504,520,521',
	placeholder: 'e.g. 502,503,504,520,521',
	description:
		'Codes of passing trouble, after which a record is sent again up to Max Retries times',
	hint: 'HTTP statuses, classes like 5xx, or codes that Parse Path Map finds as status_code.',
};

const yielding: INodeProperties = {
	displayName: 'Yielding Error Codes',
	name: 'yieldingErrorCodes',
	type: 'string',
	default: '429',
	placeholder: 'e.g. 429',
	description: 'Codes that ask to slow down: the node waits and sends again as often as it takes',
};

const maxRetries: INodeProperties = {
	displayName: 'Max Retries',
	name: 'maxRetries',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
	default: 3,
	description: 'How often a record is sent again after a recoverable error code',
};

export const retryProperties: INodeProperties[] = [recoverable, yielding, maxRetries];
