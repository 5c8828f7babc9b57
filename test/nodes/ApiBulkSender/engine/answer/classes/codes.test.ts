import {
	classOfAll,
	CodeBook,
	StatusSet,
	type CodeClass,
	type CodeList,
} from '../../../../../../nodes/ApiBulkSender/engine/answer/classes/codes';
import { http, ok, people, run, type Overrides } from '../../harness';

type Lists = Partial<Record<CodeClass, string>>;

const book = (lists: Lists, fallback?: CodeList) =>
	new CodeBook(
		Object.entries(lists).map(([codeClass, text]) => ({
			field: codeClass,
			codeClass: codeClass as CodeClass,
			text,
		})),
		fallback,
	);

describe('rule 5: code lists', () => {
	it.each(['4.2.2', '40001-2', 'UNABLE_TO_LOCK_ROW', '-1', 'a b', '0x1', 'E:1', 'http', '1.5e3'])(
		'take anything between commas: %s',
		(code) => {
			const codes = book({ recoverable: ` x, ${code} ,,y` });
			expect(codes.classOf(code)).toBe('recoverable');
			expect(codes.classOf('y')).toBe('recoverable');
			expect(codes.classOf(`${code}x`)).toBeUndefined();
			expect(codes.classOf('')).toBeUndefined();
		},
	);

	it('case counts', () => {
		expect(book({ stop: 'Locked' }).classOf('locked')).toBeUndefined();
	});

	it.each(['5xx', '5XX', '5Xx'])('%s is a class of statuses and codes', (text) => {
		const codes = book({ recoverable: text });
		expect([500, 520, 599].map((status) => codes.classOfStatus(status))).toEqual(
			Array(3).fill('recoverable'),
		);
		expect(codes.classOf('503')).toBe('recoverable');
		for (const code of ['400', '50', '5000', '5xx', '50x']) {
			expect([code, codes.classOf(code)]).toEqual([
				code,
				code === '5xx' ? 'recoverable' : undefined,
			]);
		}
	});

	it('http: means only the status, code: only a code in the answer', () => {
		const codes = book({ recoverable: 'http:520, code:555', yielding: 'HTTP:5xx,Code:4xx' });
		expect(codes.classOfStatus(520)).toBe('recoverable');
		expect(codes.classOf('520')).toBeUndefined();
		expect(codes.classOf('555')).toBe('recoverable');
		expect(codes.classOfStatus(555)).toBe('yielding');
		expect(codes.classOf('429')).toBe('yielding');
		expect(codes.classOfStatus(429)).toBeUndefined();
	});

	const orders: Array<[string, Lists, CodeClass, CodeClass]> = [
		['exact beats class', { yielding: '503', recoverable: '5xx' }, 'yielding', 'yielding'],
		[
			'exact beats a prefixed class',
			{ yielding: '503', recoverable: 'http:5xx,code:5xx' },
			'yielding',
			'yielding',
		],
		[
			'prefixed beats bare',
			{ yielding: '503', recoverable: 'http:503', stop: 'code:503' },
			'recoverable',
			'stop',
		],
		[
			'a prefixed class beats a bare one',
			{ yielding: '5xx', recoverable: 'http:5xx', stop: 'code:5xx' },
			'recoverable',
			'stop',
		],
		[
			'a bare one counts for the other',
			{ yielding: '5xx', recoverable: 'http:503' },
			'recoverable',
			'yielding',
		],
	];
	it.each(orders)('%s', (_, lists, status, code) => {
		expect(book(lists).classOfStatus(503)).toBe(status);
		expect(book(lists).classOf('503')).toBe(code);
		const turned = Object.fromEntries(Object.entries(lists).reverse());
		expect(book(turned).classOfStatus(503)).toBe(status);
		expect(book(turned).classOf('503')).toBe(code);
	});

	it.each<[string, Lists]>([
		['a code', { yielding: '429', recoverable: '1, 429' }],
		['a class', { yielding: '5xx', recoverable: '5XX' }],
		['a prefixed code', { yielding: 'http:429', recoverable: 'HTTP:429' }],
		['a code of success', { success: '200', recoverable: '200' }],
	])('%s in two lists is refused', (_, lists) => {
		expect(() => book(lists)).toThrow(/is both in '\w+' and in '\w+'/);
	});

	it('the same code twice in one list, or for another scope in another, is not', () => {
		expect(() => book({ yielding: '429, 429', recoverable: 'http:429' })).not.toThrow();
	});

	it.each([
		['201 Created', '201', '2xx'],
		['429 Too Many Requests', '429', '4xx'],
		['550-5.1.1', '550', '5xx'],
		['404: no', '404', '4xx'],
	])('%s counts as %s too', (text, number, group) => {
		expect(book({ recoverable: number }).classOf(text)).toBe('recoverable');
		expect(book({ recoverable: group }).classOf(text)).toBe('recoverable');
		expect(book({ recoverable: `code:${number}` }).classOf(text)).toBe('recoverable');
		expect(book({ recoverable: text, stop: number }).classOf(text)).toBe('recoverable');
	});

	it.each(['4290', '42 x', 'E429 x', '4.2.9'])('%s does not count as 429', (text) => {
		expect(book({ recoverable: '429,4xx' }).classOf(text)).toBeUndefined();
	});

	it.each(['0', '00', '0000', 'OK', 'ok', 'Ok', 'SUCCESS', 'success', 'Success'])(
		'%s in no list is a success code',
		(code) => {
			expect(book({}).classOf(code)).toBe('success');
			expect(book({ recoverable: code }).classOf(code)).toBe('recoverable');
			expect(book({ recoverable: `code:${code}` }).classOf(code)).toBe('recoverable');
		},
	);

	it.each(['1', '200', '-0', '0.0', 'OKAY', 'SUCCESSFUL', 'true', ''])('%j is none', (code) => {
		expect(book({}).classOf(code)).toBeUndefined();
	});

	it('success codes say nothing of HTTP statuses, and a prefixed code beats them', () => {
		const codes = book({ success: '2xx,503', recoverable: 'code:200,5xx' });
		expect(codes.classOf('200')).toBe('recoverable');
		expect(codes.classOf('201')).toBe('success');
		expect(codes.classOf('503')).toBe('success');
		expect(codes.classOfStatus(503)).toBe('recoverable');
		expect(codes.classOfStatus(200)).toBeUndefined();
	});

	it('exact entries alone are asked for codes of the whole request', () => {
		const codes = book({ recoverable: '5xx,606', success: '2xx' });
		expect(codes.exactClassOf('503')).toBeUndefined();
		expect(codes.exactClassOf('606')).toBe('recoverable');
		expect(codes.exactClassOf('606 Max rate')).toBe('recoverable');
		expect(codes.exactClassOf('0')).toBeUndefined();
		expect(codes.exactClassOf('200')).toBeUndefined();
	});

	it('the default of Renew Token Codes gives way to a list that names 401', async () => {
		const settings: Overrides = { responseReports: 'wholeRequest', stopCodes: '401' };
		const { result } = await run(people(1), settings, [ok({ code: 401 })]);
		expect(result.stop?.kind).toBe('stopCode');
		const chosen = { ...settings, renewTokenCodes: '401,419' };
		await expect(run(people(1), chosen)).rejects.toThrow("both in 'Renew Token Codes'");
	});
});

describe('rule 3 of delivery: of several codes', () => {
	it.each<[Array<CodeClass | undefined>, CodeClass | undefined]>([
		[[], undefined],
		[['renew', 'success', undefined], 'renew'],
		[['yielding', 'stop'], 'stop'],
		[['stop', 'renew'], 'renew'],
		[['yielding', 'yielding'], 'yielding'],
		[['yielding', 'recoverable'], 'recoverable'],
		[['recoverable', 'recoverable'], 'recoverable'],
		[['alreadyApplied', 'alreadyApplied'], 'alreadyApplied'],
		[['alreadyApplied', 'recoverable'], undefined],
		[['yielding', undefined], undefined],
		[['recoverable', 'success'], undefined],
		[['success', 'success'], undefined],
	])('%j: %s', (classes, whole) => {
		expect(classOfAll(classes)).toBe(whole);
	});
});

describe('statuses in Split Codes and Judged Codes', () => {
	it('may be classes and prefixed', () => {
		const set = new StatusSet(' 404, 42x'.replace('42x', '5XX') + ',http:409', 'Split Codes');
		expect([404, 409, 500, 599].every((status) => set.has(status))).toBe(true);
		expect([400, 405, 40, 4040].some((status) => set.has(status))).toBe(false);
	});

	it.each(['E1', '42', '600', '099', 'code:404', '40x', '4040'])('%s is none', (text) => {
		expect(() => new StatusSet(`400,${text}`, 'Split Codes')).toThrow("'Split Codes' has");
	});
});

it('rule 5: a status among them decides the same way in a run', async () => {
	const settings: Overrides = {
		responseReports: 'wholeRequest',
		yieldingErrorCodes: 'http:520',
		recoverableErrorCodes: 'code:520',
		maxRetries: 1,
		retryNetworkErrors: false,
	};
	const status = await run(people(1), settings, [http(520), ok({})]);
	expect(status.result.requests).toEqual({ sent: 2, retried: 0, yielded: 1 });
	const code = await run(people(1), settings, [ok({ code: 520 }), ok({})]);
	expect(code.result.requests).toEqual({ sent: 2, retried: 1, yielded: 0 });
});
