import { refused, type TemplateExample } from './example';

const good = (id: string) => ({ id, success: true, errors: [], created: true });
const bad = (statusCode: string, message: string, fields: string[] = []) => ({
	success: false,
	errors: [{ statusCode, message, fields }],
});
const refusal = (status: number, errorCode: string, message: string) => ({
	status,
	body: [{ message, errorCode }],
});
const missing = 'Required fields are missing: [LastName]';
const locked = bad('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record');

export const salesforceUpsert: TemplateExample = {
	inputs: { externalIdField: 'Number__c' },
	records: [
		{ Number__c: 'A-1', LastName: 'Lovelace', Visits__c: 7, Phone: '' },
		{ Number__c: 'A-2', attributes: 'none' },
	],
	request: {
		method: 'PATCH',
		path: '/services/data/v62.0/composite/sobjects/Contact/Number__c',
		body: {
			allOrNone: false,
			records: [
				{
					attributes: { type: 'Contact' },
					Number__c: 'A-1',
					LastName: 'Lovelace',
					Visits__c: 7,
				},
				{ attributes: { type: 'Contact' }, Number__c: 'A-2' },
			],
		},
	},
	answers: [
		{
			kind: 'success',
			told: [{ body: [good('003A'), { ...good('003B'), created: false }] }],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			told: [{ body: [good('003A'), bad('REQUIRED_FIELD_MISSING', missing, ['LastName'])] }],
			outcomes: ['succeeded', refused('REQUIRED_FIELD_MISSING', missing, { httpStatus: 200 })],
		},
		{
			kind: 'partial',
			name: 'a record that was locked is sent again',
			told: [{ body: [good('003A'), locked] }, { body: [good('003B')] }],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'refusal',
			told: [refusal(400, 'JSON_PARSER_ERROR', 'Unexpected character')],
			outcomes: [
				refused('JSON_PARSER_ERROR', 'Unexpected character', { httpStatus: 400 }),
				refused('JSON_PARSER_ERROR', 'Unexpected character', { httpStatus: 400 }),
			],
		},
		{
			kind: 'rateLimit',
			name: 'the requests of the day are used up',
			told: [refusal(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')],
			outcomes: [
				{ outcome: 'failed', parsed: { status_code: 'REQUEST_LIMIT_EXCEEDED' } },
				{ outcome: 'failed', parsed: { status_code: 'REQUEST_LIMIT_EXCEEDED' } },
			],
		},
	],
};
