import { strongest } from '../../../../../../nodes/ApiBulkSender/engine/answer/contradictions/objection';
import { objectionsOf } from '../../../../../../nodes/ApiBulkSender/engine/answer/contradictions/objections';
import { inEveryCasing } from '../casings';

/** Rule 10: what a value says by its own words; undefined when nothing is against it. */
const says = (value: unknown) => strongest(objectionsOf(value))?.says;

describe('rule 10: a flag that is false says no', () => {
	const flags = ['success', 'ok', 'succeeded', 'isSuccess', 'valid'];
	const strict = ['status', 'result'];

	it.each(inEveryCasing(flags))('"%s" by false, 0, "false", "no", "0"', (key) => {
		for (const value of [false, 0, 'false', 'no', '0', 'False', 'FALSE', ' No ', 'NO']) {
			expect([value, says({ [key]: value })]).toEqual([value, 'no']);
		}
	});

	it.each(inEveryCasing(flags))('"%s" not by anything else', (key) => {
		for (const value of [true, 1, 'true', 'yes', '1', '', null, 'none', [], {}]) {
			expect([value, says({ [key]: value })]).toEqual([value, undefined]);
		}
	});

	it.each(inEveryCasing(strict))('"%s" by false and "false" only', (key) => {
		for (const value of [false, 'false', 'FALSE']) expect(says({ [key]: value })).toBe('no');
		for (const value of [0, '0', 'no', 1, true]) expect(says({ [key]: value })).toBeUndefined();
	});
});

const errors = [
	...['error', 'errors', 'err', 'fault', 'faults', 'exception', 'failed', 'hasErrors', 'isError'],
	...['userErrors', 'validationErrors', 'fieldErrors', 'errorMessage', 'errorMessages'],
	...['errorDescription', 'errmsg'],
];

describe('rule 10: an error that is not empty says no', () => {
	it.each(inEveryCasing(errors))('"%s"', (key) => {
		expect(says({ [key]: 'Bad e-mail' })).toBe('no');
		expect(says({ [key]: [{ message: 'Bad e-mail' }] })).toBe('no');
		expect(says({ [key]: null })).toBeUndefined();
		expect(says({ [key]: [] })).toBeUndefined();
	});

	it.each<[unknown]>([
		...['bad', 'No such user', 'nothing', 'not ok', 'no errors, but failed', 'n/a'].map(one),
		...[1, true, -1, 0.5, [1], ['bad'], [null, 'bad'], { a: { b: ['bad'] } }].map(one),
		[{ code: 0, message: 'Bad e-mail' }],
		[{ code: 'ok', detail: 'Bad e-mail' }],
		[{ code: 0, reason: 'Bad e-mail' }],
		[{ code: 0, errors: ['Bad e-mail'] }],
		[{ code: 5, message: '' }],
		[[{ code: 0, message: '' }, { code: 5 }]],
	])('%j is not empty', (error) => {
		expect(says({ error })).toBe('no');
	});

	it.each<[unknown]>([
		...[null, false, 0, '', [], {}, ' ', 'no', 'none', 'null', 'ok', 'success'].map(one),
		...['No', 'NONE', 'Null', 'OK', 'Success', 'false', '0'].map(one),
		...[[null], [[], {}, '', 'none'], { email: [], name: null }, { a: { b: [{ c: 0 }] } }].map(one),
		[{ code: 0 }],
		[{ code: '0000', type: 'x' }],
		[{ code: 0, type: 'x', message: '' }],
		[{ code: 'OK', type: 'x', message: null, details: [] }],
		[{ code: 'ok', message: 'none' }],
		[[{ code: 0, message: '' }]],
	])('%j is empty', (error) => {
		expect(says({ error })).toBeUndefined();
	});
});

describe('rule 10: an error code says no', () => {
	const codes = ['errorCode', 'errcode', 'errorNo', 'errno'];

	it.each(inEveryCasing(codes))('"%s" other than none, zeros, 2xx, OK, SUCCESS', (key) => {
		for (const code of [5, '5', 'E1', -1, 100, 404, '0x0', 'Okay', ['E1'], { a: 1 }, true]) {
			expect([code, says({ [key]: code })]).toEqual([code, 'no']);
		}
		for (const code of [0, '0', '0000', 200, '201', 299, 'OK', 'ok', 'SUCCESS', 'Success']) {
			expect([code, says({ [key]: code })]).toEqual([code, undefined]);
		}
		for (const code of [null, '', 'none', 'null', [], {}, 'NO_ERROR', 'No error']) {
			expect([code, says({ [key]: code })]).toEqual([code, undefined]);
		}
	});
});

const refusalWords = [
	...['error', 'errors', 'err', 'fail', 'failed', 'failure', 'rejected', 'reject', 'refused'],
	...['invalid', 'denied', 'unauthorized', 'forbidden', 'exception', 'aborted', 'skipped'],
	...['ignored', 'dropped', 'discarded', 'unprocessed', 'unsuccessful', 'notFound', 'nok', 'ko'],
	'userError',
];
const states = ['status', 'state', 'result', 'outcome', 'resultCode', 'severity'];

describe('rule 10: a state with a word that refuses says no', () => {
	it.each(inEveryCasing(states))('"%s"', (key) => {
		expect(says({ [key]: 'failed' })).toBe('no');
		expect(says({ [key]: 'not sent: invalid e-mail' })).toBe('no');
		expect(says({ [key]: 'done' })).toBeUndefined();
	});

	it.each(inEveryCasing(refusalWords))('"%s" as a whole word', (word) => {
		expect(says({ status: word })).toBe('no');
		expect(says({ status: `E_${word}` })).toBe('no');
		expect(says({ status: `was ${word}!` })).toBe('no');
		expect(says({ status: `x${word.toLowerCase()}x` })).toBeUndefined();
	});

	it('"not found" is one word too', () => {
		for (const status of ['not found', 'Not Found', 'NOT_FOUND', 'not-found']) {
			expect([status, says({ status })]).toEqual([status, 'no']);
		}
		expect(says({ status: 'found' })).toBeUndefined();
	});

	it.each(['ValidationError', 'HTTPError', 'userError', 'requestFAILED', 'IOException'])(
		'case parts words: %s',
		(status) => {
			expect(says({ status })).toBe('no');
		},
	);

	it.each(['active', 'inactive', 'cancelled', 'draft', 'pending', 'queued', 'Kosher', 'terror'])(
		'%s is no such word',
		(status) => {
			expect(says({ status })).toBeUndefined();
		},
	);
});

describe('rule 10: 400 to 599 says no', () => {
	const keys = ['status', 'statusCode', 'code', 'httpStatus'];

	it.each(inEveryCasing(keys))('"%s" as number or as leading digits', (key) => {
		for (const value of [400, 404, 500, 599, '400', '404 Not there', '500: x', ' 422-1']) {
			expect([value, says({ [key]: value })]).toEqual([value, 'no']);
		}
		for (const value of [200, 201, 299, 399, 600, '4000', '40', '200 OK', 'E404', '1 404']) {
			expect([value, says({ [key]: value })]).toEqual([value, undefined]);
		}
	});
});

describe('rule 10: a code of its own beside a message is unclear', () => {
	it.each(inEveryCasing(['code', 'ret', 'retcode']))('"%s"', (key) => {
		for (const message of ['message', 'msg', 'Message', 'MSG']) {
			for (const code of [2, -1, 100, 1000, 300, 90001]) {
				expect([code, says({ [key]: code, [message]: 'x' })]).toEqual([code, 'unclear']);
			}
			for (const code of [0, 1, 200, 204, 299, '090001', 'E1']) {
				expect([code, says({ [key]: code, [message]: 'x' })]).toEqual([code, undefined]);
			}
		}
		expect(says({ [key]: 1000, name: 'x' })).toBeUndefined();
	});
});

describe('rule 10: text', () => {
	it.each(inEveryCasing(refusalWords))('that is or begins with "%s" says no', (word) => {
		expect(says(word)).toBe('no');
		expect(says(`${word}: 108, of a record`)).toBe('no');
		expect(says(`[${word}] 108`)).toBe('no');
	});

	it.each(inEveryCasing(refusalWords))('with "%s" further on is unclear', (word) => {
		expect(says(`1 record ${word}`)).toBe('unclear');
	});

	it.each(['OK', 'Accepted', 'Kosher list updated', 'Terrors of the deep', '', '1', 'true'])(
		'%j says nothing',
		(text) => {
			expect(says(text)).toBeUndefined();
		},
	);

	it.each([0, false, '0', 'false', 'False', ' FALSE'])('%j as the whole says no', (whole) => {
		expect(says(whole)).toBe('no');
	});

	it.each([0, false, '0', 'false'])('%j says nothing where it was unwrapped', (value) => {
		expect(says([value])).toBeUndefined();
		expect(says({ data: value })).toBeUndefined();
		expect(says({ anything: value })).toBeUndefined();
	});

	it('is searched to its end, however long', () => {
		const filler = 'All is well here. '.repeat(2000);
		expect(says(filler)).toBeUndefined();
		expect(says(`${filler}Failed.`)).toBe('unclear');
		expect(says(`${filler}Not found`)).toBe('unclear');
		expect(says(`${filler}partial`)).toBe('unclear');
	});
});

it('rule 10: a refusal word in a message alone says nothing', () => {
	expect(says({ message: 'Invalid e-mails were kept', a: 1 })).toBeUndefined();
	expect(says({ msg: 'failed', a: 1 })).toBeUndefined();
});

describe('rule 10: a word that is negated says nothing, in every key', () => {
	const none = [
		...['Errors: 0', 'no errors', 'No error', '0 failed', 'without errors', 'errors = 0'],
		...['NO_ERROR', 'noError', 'Errors: 0, Failed: 0', '(errors): 0', 'failed:0.', '"errors": 0'],
	];

	it.each(none)('%s', (text) => {
		expect(says(text)).toBeUndefined();
		for (const key of [...states, ...errors, 'errorCode', 'message', 'data']) {
			expect([key, says({ [key]: text, a: 1 })]).toEqual([key, undefined]);
		}
	});

	it.each([
		...['Errors: 0, Failed: 1', 'Errors: 0 Failed: 1', 'Imported: 0 failed: 1', 'Sent: 0. Failed'],
		...[
			'no errors but 2 failed',
			'no errors, no reject, failed',
			'no, failed',
			'Errors: 0\nFailed',
		],
	])('but another word in it counts: %s', (text) => {
		expect(says({ status: text })).toBe('no');
		expect(says({ error: text })).toBe('no');
	});

	it.each(['Errors: 0.5', 'Errors: 07', 'error: 0x80070005', '10 errors', 'Import 2.0 failed'])(
		'%s is no negation',
		(text) => {
			expect(says({ status: text })).toBe('no');
		},
	);
});

describe('rule 10: partial', () => {
	it.each(['partial', 'partially', 'incomplete', 'PARTIAL', 'Partially', 'PARTIAL_FAILURE'])(
		'%s in a status word or message is unclear',
		(word) => {
			for (const key of [...states, 'message', 'msg', 'Message']) {
				expect([key, says({ [key]: `${word} done`, a: 1 })]).toEqual([key, 'unclear']);
			}
			expect(says(word)).toBe('unclear');
			expect(says(`Failed ${word}`)).toBe('unclear');
			expect(says({ status: `failed ${word}` })).toBe('unclear');
			expect(says({ note: word, a: 1 })).toBeUndefined();
		},
	);

	it('a no elsewhere beats it', () => {
		expect(says({ status: 'partial', error: 'bad' })).toBe('no');
		expect(says({ error: 'bad', status: 'partial' })).toBe('no');
	});
});

describe('rule 10: where it is looked for', () => {
	const no = { success: false, a: 1 };
	const wrappers = inEveryCasing(['data', 'result', 'response', 'd', 'status']);

	it('at the top, also of a list of one', () => {
		expect(says(no)).toBe('no');
		expect(says([no])).toBe('no');
		expect(says([no, no])).toBeUndefined();
		expect(says({ other: no, a: 1 })).toBeUndefined();
	});

	it.each(wrappers)('in "%s"', (wrapper) => {
		expect(says({ [wrapper]: no, a: 1 })).toBe('no');
	});

	it('in the only value of an object', () => {
		expect(says({ other: no })).toBe('no');
		expect(says({ other: 'Failed to save' })).toBe('no');
		expect(says({ other: no, a: 1 })).toBeUndefined();
	});

	const steps: Array<[string, (value: unknown) => unknown]> = [
		['list', (value) => [value]],
		['data', (value) => ({ data: value, a: 1 })],
		['only value', (value) => ({ other: value })],
	];
	const orders = steps.flatMap((a) => steps.flatMap((b) => steps.map((c) => [a, b, c])));

	it.each(orders.map((order) => [order.map(([name]) => name).join(' in '), order] as const))(
		'three times, in any order: %s',
		(_, order) => {
			const wrapped = order.reduce<unknown>((value, [, wrap]) => wrap(value), no);
			expect(says(wrapped)).toBe('no');
			for (const [, wrap] of steps) expect(says(wrap(wrapped))).toBeUndefined();
		},
	);

	it('not in what is judged elsewhere', () => {
		const results = [no];
		expect(objectionsOf({ results }, undefined, new Set([results]))).toEqual([]);
		expect(objectionsOf({ errors: results, a: 1 }, undefined, new Set([results]))).toEqual([]);
	});
});

describe('rule 13: what may mean some of several records', () => {
	const some = (value: unknown) => objectionsOf(value).some(({ mayMeanSome }) => mayMeanSome);

	it.each<[unknown]>([
		[{ errors: [{ message: 'bad' }] }],
		[{ errors: { 'a@x.io': 'bad' } }],
		[{ errors: { email: ['bad'] } }],
		[{ error: { errors: [{ message: 'bad' }] } }],
		[{ failed: 2 }],
		[{ failed: '2' }],
		[{ hasErrors: true }],
		[{ data: { errors: ['bad'] } }],
		[[{ success: false }]],
	])('%j', (body) => {
		expect(some(body)).toBe(true);
	});

	it.each<[unknown]>([
		[{ success: false }],
		[{ status: 'failed' }],
		[{ errorCode: 5 }],
		[{ error: 'bad' }],
		[{ error: { text: 'bad' } }],
		[{ error: { code: 5, details: [{ a: 1 }] } }],
		[{ errors: { code: 5, message: 'bad' } }],
		['ERR'],
		[{ data: [{ a: 1 }], errorCode: 5 }],
	])('%j speaks for all', (body) => {
		expect(objectionsOf(body)).not.toEqual([]);
		expect(some(body)).toBe(false);
	});
});

it('what stands in the answer is quoted, bounded', () => {
	expect(strongest(objectionsOf({ success: false }))?.what).toBe('"success": false');
	expect(strongest(objectionsOf({ error: 'x'.repeat(1000) }))?.what).toMatch(/^"error": "x{119}…$/);
});

function one<T>(value: T): [T] {
	return [value];
}
