import { flowNumber, readProblem } from '../../../../../nodes/shared/adobe/client/problem';

const read = (status: number, body: unknown, headers: Record<string, unknown> = {}) =>
	readProblem(status, headers, typeof body === 'string' ? body : JSON.stringify(body));

type Case = [what: string, status: number, body: unknown, code: string, message: string];

const cases: Case[] = [
	[
		'of the gateway, its code a text',
		403,
		{ error_code: '403010', message: 'Oauth token is missing.' },
		'403010',
		'Oauth token is missing.',
	],
	[
		'of the gateway, its code a number',
		401,
		{ error_code: 401013, message: 'Oauth token is not valid' },
		'401013',
		'Oauth token is not valid',
	],
	[
		'of the older Flow Service',
		404,
		{ errorMessage: 'flows not found', errorDetails: 'with id = [f1]' },
		'',
		'flows not found: with id = [f1]',
	],
	[
		'of the older Flow Service that says the same twice',
		412,
		{ errorMessage: 'Supplied version', errorDetails: 'Supplied version' },
		'',
		'Supplied version',
	],
	[
		'of the older Flow Service with its code in the text',
		400,
		{ errorMessage: '1420-400 the flow is being updated', errorDetails: null },
		'1420-400',
		'1420-400 the flow is being updated',
	],
	[
		'of the problem type',
		404,
		{
			type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404',
			title: 'Not found',
			status: 404,
			report: { 'detailed-message': 'The object is hidden', id: 'x', type: 'y' },
			errorMessage: 'Other words',
			errorDetails: 'Other words',
		},
		'FLOW-1439-404',
		'The object is hidden',
	],
	[
		'of the problem type whose code only the report has',
		400,
		{
			type: 'about:blank',
			report: { 'detailed-message': 'Busy', type: 'https://x/errors/FLOW-1421-400' },
		},
		'FLOW-1421-400',
		'Busy',
	],
	[
		'that only has a message',
		400,
		{ message: 'Please provide a valid spec id' },
		'',
		'Please provide a valid spec id',
	],
	[
		'of the generic kind',
		400,
		{ type: 'about:blank', status: 400, title: 'BadRequestError', detail: 'A valid content-type' },
		'',
		'A valid content-type',
	],
	[
		'of the generic kind without detail',
		400,
		{ type: 'about:blank', title: 'BadRequestError' },
		'',
		'BadRequestError',
	],
	[
		'of the segmentation service',
		400,
		{
			requestId: 'r-7',
			errors: { '400': [{ code: 'UPSUG-100301-400', message: 'inner' }] },
			type: 'http://ns.adobe.com/aep/errors/UPSUG-100301-400',
			title: 'Start is not valid',
		},
		'UPSUG-100301-400',
		'Start is not valid',
	],
	[
		'of OAuth',
		400,
		{ error: 'invalid_client', error_description: 'invalid client_secret parameter' },
		'invalid_client',
		'invalid client_secret parameter',
	],
	['with only error', 400, { error: 'Bad Request' }, '', 'Bad Request'],
	['that is an empty object', 500, {}, '', ''],
	['whose fields are of other types', 400, { message: 5, error_code: null, type: [] }, '', ''],
];

describe('an answer that refuses', () => {
	it.each(cases)('%s', (_, status, body, code, message) => {
		const problem = read(status, body, { 'x-request-id': 'r-header' });
		const requestId = (body as { requestId?: string }).requestId ?? 'r-header';
		expect(problem).toEqual({ status, code, message, requestId });
	});

	it('has the request id of its report rather than that of its header', () => {
		const body = { report: { 'request-id': 'r-report' }, requestId: 'r-body', message: 'm' };
		expect(read(400, body, { 'x-request-id': 'r-header' }).requestId).toBe('r-report');
	});

	it('is cut to a length that people read', () => {
		expect(read(400, { message: 'a'.repeat(10_000) }).message).toBe(`${'a'.repeat(500)}…`);
	});

	it.each([
		['a web page', '<html><body>Bad gateway</body></html>', 'the answer is not JSON'],
		['JSON that was cut off', '{"error_code":"403010","mess', 'the answer is not JSON'],
		['a list', '[]', 'the answer is not a JSON object'],
		['nothing', '', undefined],
		['white space', ' \n', undefined],
	])('may be %s', (_, text, unreadable) => {
		expect(read(502, text, { 'x-request-id': 'r' })).toEqual({
			status: 502,
			code: '',
			message: '',
			requestId: 'r',
			unreadable,
		});
	});
});

it.each([
	['FLOW-1404-412', 1404],
	['1420-400', 1420],
	['403010', 0],
	['UPSUG-100301-400', 0],
	['DATAPREP-1404-400', 0],
	['', 0],
])('the number of the code %s is %i', (code, number) => {
	expect(flowNumber({ code })).toBe(number);
});
