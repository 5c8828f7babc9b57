import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { ApiProblem } from '../../../../nodes/shared/http/apiProblem';
import { InputError } from '../../../../nodes/shared/inputError';
import { failedJson, toNodeError } from '../../../../nodes/shared/operations/problems';

const node = { id: '1', name: 'Dataflow', type: 't', typeVersion: 1, position: [0, 0] };
const context = { getNode: () => node as unknown as INode };
const refused = new ApiProblem('Could not read it', 'Adobe says: no. Look it up.', 404, {
	code: 'FLOW-1439-404',
	requestId: 'r-1',
});
const wrong = new InputError('Name', "'Name' is empty", "Fill in 'Name'");

describe('what n8n shows', () => {
	it('of a refusal: what happened, what to do, and the item', () => {
		const shown = toNodeError(context, refused, 3);
		expect(shown).toBeInstanceOf(NodeApiError);
		expect(shown).toMatchObject({
			message: 'Could not read it',
			description: 'Adobe says: no. Look it up.',
			httpCode: '404',
			context: { itemIndex: 3 },
		});
	});

	it('of a wrong setting', () => {
		const shown = toNodeError(context, wrong, 0);
		expect(shown).toBeInstanceOf(NodeOperationError);
		expect(shown).toMatchObject({
			message: "'Name' is empty",
			description: "Fill in 'Name'",
			context: { itemIndex: 0 },
		});
	});

	it.each([
		"Adobe knows no sandbox 'econnrefused' for this credential",
		'Could not read it: eperm ENOENT getaddrinfo',
	])('keeps a sentence that holds the name of a system error: %s', (message) => {
		expect(toNodeError(context, new ApiProblem(message, 'd', 0)).message).toBe(message);
		expect(toNodeError(context, new InputError('a', message, 'd')).message).toBe(message);
	});

	it('is not wrapped twice', () => {
		const shown = toNodeError(context, wrong);
		expect(toNodeError(context, shown, 5)).toBe(shown);
	});

	it('of anything else is its message', () => {
		expect(toNodeError(context, new TypeError('x is not a function')).message).toBe(
			'x is not a function',
		);
	});
});

describe('the item of what failed', () => {
	it('says what happened and what to do, with code and request id', () => {
		expect(failedJson(refused)).toEqual({
			error: 'Could not read it',
			details: {
				description: 'Adobe says: no. Look it up.',
				httpStatus: 404,
				code: 'FLOW-1439-404',
				requestId: 'r-1',
			},
		});
	});

	it('leaves out what Adobe did not say', () => {
		expect(failedJson(new ApiProblem('m', 'd', 0))).toEqual({
			error: 'm',
			details: { description: 'd' },
		});
		expect(failedJson(wrong)).toEqual({
			error: "'Name' is empty",
			details: { description: "Fill in 'Name'" },
		});
		expect(failedJson('text')).toEqual({ error: 'text', details: { description: '' } });
	});
});
