import { corpus } from '../../../../../corpus/corpus';
import { heard } from './heard';
import { parsed, signs } from './signs';
import { ERROR_CODE_KEYS, ERROR_KEYS, REFUSAL_WORDS, STATE_KEYS, STATUS_KEYS } from './words';

const every = (keys: readonly string[], value: unknown) => keys.map((key) => ({ [key]: value }));

describe('what is heard in one answer', () => {
	const noes: unknown[] = [
		...every(['success', 'ok', 'succeeded', 'is_success', 'VALID'], false),
		...every(['success', 'Ok', 'succeeded'], 'no'),
		...every(['success', 'valid'], 0),
		...every(['status', 'result'], 'false'),
		...every(ERROR_KEYS, 'E17'),
		...every(['user-errors', 'HAS_ERRORS', 'ErrMsg'], { city: ['odd'] }),
		...every(ERROR_CODE_KEYS, 5),
		...every(STATE_KEYS, 'Failed'),
		...REFUSAL_WORDS.map((word) => ({ state: word.toUpperCase() })),
		{ status: 'import failed' },
		{ outcome: 'NOT_FOUND' },
		...every(STATUS_KEYS, 404),
		...every(STATUS_KEYS, '422 Unprocessable'),
		'ERR: 108, Invalid',
		'failed',
		0,
		false,
		{ data: { success: false } },
		[{ ok: false }],
		{ response: { d: [{ error: 'odd' }] } },
		{ envelope: { status: 'error' } },
	];
	test.each(noes)('%j says no', (answer) => expect(heard(answer)).toBe('no'));

	const doubts: unknown[] = [
		{ status: 'partial' },
		{ message: 'partially stored' },
		{ code: 7, message: 'x' },
		'Import finished with 1 error',
		{ id: 'pi_1', status: 'failed' },
		{ id: 1, code: 404 },
	];
	test.each(doubts)('%j is neither yes nor no', (answer) => expect(heard(answer)).toBe('doubt'));

	const yeses: unknown[] = [
		{ status: 0 },
		{ result: 'no' },
		...every(ERROR_KEYS, 'none'),
		...every(ERROR_KEYS, { email: [], name: [null] }),
		...every(ERROR_CODE_KEYS, '0000'),
		{ error: { code: 0, message: '' } },
		{ state: 'no errors' },
		{ state: 'completed without errors' },
		{ severity: 'errors: 0' },
		{ outcome: '0 failed' },
		{ status: 201 },
		{ code: 1, message: 'x' },
		'Kosher list updated',
		'Errors: 0',
		'OK',
	];
	test.each(yeses)('%j says nothing against it', (answer) => expect(heard(answer)).toBeUndefined());

	test('what was sent and comes back says nothing, unless a message stands beside it', () => {
		const sent = { name: 'x', status: 'failed' };
		expect(heard({ id: 7, ...sent }, sent)).toBeUndefined();
		expect(heard({ ...sent }, sent)).toBeUndefined();
		expect(heard({ status: 'failed' }, sent)).toBe('no');
		expect(heard({ id: 7, ...sent, message: 'odd' }, sent)).toBe('doubt');
		expect(heard({ id: 7, ...sent, status: 'rejected', title: 'odd' }, sent)).toBe('no');
	});
});

describe('signs of failure in an answer to several', () => {
	test.each<unknown>([
		{ failures: [{ id: 1 }] },
		{ report: { notFound: ['a@x.example'] } },
		{ rejected: { city: ['a@x.example'] } },
		{ skipped: 2 },
		{ hasErrors: true },
		{ a: { b: [{ ok: false }, { ok: true }] } },
		{ imported: 2 },
		{ created: 1, updated: 1 },
	])('%j bears one', (body) => expect(signs(JSON.stringify(body), 3)).toBe(true));

	test.each<unknown>([
		{ failures: [], skipped: 0, max_failures: 5 },
		{ rejectUnauthorized: true, retry_on_failure: { attempts: 3 } },
		{ imported: 3, received: 3 },
		{ a: { b: [{ ok: true }] } },
		{ created: 1, updated: 2 },
	])('%j bears none', (body) => expect(signs(JSON.stringify(body), 3)).toBe(false));
});

describe('the corpus', () => {
	const answers = corpus.filter(({ status }) => status < 300);

	test('every good answer bears no sign, but for one that contradicts itself', () => {
		const good = answers.filter(({ want }) => want.every((fates) => /^S+$/.test(fates)));
		const alarms = good.filter(({ records, body }) =>
			records.length === 1 ? heard(parsed(body), records[0]) : signs(body, records.length),
		);
		expect(alarms.map(({ name }) => name)).toEqual([
			'by field isOneOf code=200, success:false',
			// An echo, which only its own record can explain.
			'4 created objects echoed, one status failed sent so',
		]);
	});
});
