import { byKey, http, ok, people, run, type Overrides, type Sent } from '../../harness';
import { judge, judgeReplies } from '../outcomes';

const others = 'HTTP 400: The request was refused because of other records in it';
const failedOnly: Overrides = {
	...byKey,
	responseReports: 'failedRecordsOnly',
	responseSplitPath: '$.bad[*]',
	judgedCodes: '400,409',
};
const bad = (...ids: string[]) => ({
	message: 'Some are bad',
	bad: ids.map((id) => ({ id, code: 'E1', message: `Bad ${id}` })),
});
const three = people(3);
const reasons = (run: Awaited<ReturnType<typeof judge>>) =>
	run.result.settlements.map(({ reason = '' }) => reason);

describe('rule 9: judged codes', () => {
	it.each([400, 409])('the answer of %i is judged record by record', async (status) => {
		const done = await judge(
			three,
			{ ...failedOnly, unnamedRecords: 'succeeded' },
			bad('2'),
			status,
		);
		expect(done.letters).toBe('SRS');
		expect(done.result.settlements[1]).toMatchObject({
			httpStatus: status,
			parsed: { status_code: 'E1', error_message: 'Bad 2' },
			reason: 'E1: Bad 2',
		});
	});

	it.each<[string, unknown]>([
		['no list', { message: 'Bad project' }],
		['an empty list', { bad: [], message: 'Bad project' }],
		['a list that is empty in another way', { bad: null, message: 'Bad project' }],
		['a part that names no record', { bad: [{ code: 'E1' }], message: 'Bad project' }],
		['another record', { bad: [{ id: '9', code: 'E1' }] }],
		['text', 'Bad project'],
		['nothing', ''],
	])('takes no effect on an answer with %s', async (_, body) => {
		for (const unnamedRecords of ['succeeded', 'sentAgain', 'failed'] as const) {
			const settings = { ...failedOnly, missingList: 'noneFailed' as const, unnamedRecords };
			expect((await judge(three, settings, body, 400)).letters).toBe('RRR');
		}
	});

	it('comes before code classes and splitting, an answer that names nobody not', async () => {
		const settings: Overrides = {
			...failedOnly,
			recoverableErrorCodes: '409',
			splitCodes: '400',
			unnamedRecords: 'succeeded',
			maxRetries: 1,
		};
		expect((await judge(three, settings, bad('2'), 409)).sent).toHaveLength(1);
		expect((await judge(three, settings, bad('2'), 400)).sent).toHaveLength(1);
		const repeated = await judgeReplies(three, settings, [http(409), http(200, { bad: [] })]);
		expect(repeated.letters).toBe('SSS');
		const halved = await judgeReplies(three, settings, [
			http(400),
			http(200, { bad: [] }),
			http(200, { bad: [] }),
		]);
		expect(halved.sent.map(({ ids }) => ids.length)).toEqual([3, 2, 1]);
	});

	it('other statuses are refusals as ever', async () => {
		expect(
			(await judge(three, { ...failedOnly, unnamedRecords: 'succeeded' }, bad('2'), 422)).letters,
		).toBe('RRR');
	});

	it('a code of a part has its class', async () => {
		const settings: Overrides = {
			...failedOnly,
			recoverableErrorCodes: 'E1',
			unnamedRecords: 'succeeded',
		};
		const done = await judgeReplies(three, settings, [http(400, bad('2')), http(200, { bad: [] })]);
		expect(done.sent.map(({ ids }) => ids)).toEqual([['1', '2', '3'], ['2']]);
		expect(done.letters).toBe('SSS');
		const stops = await judge(
			[...three, ...three],
			{ ...failedOnly, stopCodes: 'E1', groupingLimit: 3 },
			bad('2'),
			400,
		);
		expect(stops.letters).toBe('RRR---');
	});

	it('rule 10 is not asked about the body', async () => {
		const body = { success: false, error: 'Some are bad', ...bad('2') };
		const settings: Overrides = { ...failedOnly, unnamedRecords: 'succeeded' };
		expect((await judge(three, settings, body, 400)).letters).toBe('SRS');
	});

	it.each([404, 405, 415])('%i first does not stop the run', async (status) => {
		const settings: Overrides = { ...failedOnly, judgedCodes: `${status}`, groupingLimit: 3 };
		const answers = (request: Sent) =>
			request.number === 1 ? http(status, bad('2')) : http(200, { bad: [] });
		const { fates } = await run([...three, ...three], settings, answers);
		expect(fates.slice(3)).toEqual(Array(3).fill('succeeded'));
		const plain = await run([...three, ...three], settings, (request) =>
			request.number === 1 ? http(status, 'x') : http(200, { bad: [] }),
		);
		expect(plain.fates.slice(3)).toEqual(Array(3).fill('succeeded'));
	});
});

describe('rule 9: parts that count as unnamed', () => {
	const every = (more: Overrides = {}): Overrides => ({
		...byKey,
		responseSplitPath: '$.results[*]',
		judgedCodes: '400',
		unnamedRecords: 'failed',
		...more,
	});
	const rows: Array<[string, Overrides, object, string]> = [
		['a part that only does not say no', every(), {}, 'R'],
		['a part that is unclear', every(), { status: 'partial' }, 'R'],
		['a success code', every(), { code: 200 }, 'S'],
		['a part that says no', every(), { success: false }, 'R'],
		['isOneOf', every({ recordOutcome: 'field', successField: '$.ok' }), { ok: true }, 'S'],
		[
			'isNotEmpty',
			every({ recordOutcome: 'field', successField: '$.ref', successCondition: 'isNotEmpty' }),
			{ ref: 7 },
			'S',
		],
		[
			'isEmpty',
			every({ recordOutcome: 'field', successField: '$.err', successCondition: 'isEmpty' }),
			{},
			'R',
		],
		[
			'isNotOneOf',
			every({
				recordOutcome: 'field',
				successField: '$.s',
				successCondition: 'isNotOneOf',
				successValues: 'bad',
			}),
			{ s: 'fine' },
			'R',
		],
	];

	it.each(rows)('%s', async (_, settings, part, letter) => {
		const fails =
			settings.recordOutcome === 'field'
				? { ok: false, err: 'x', s: 'bad', code: 'E1' }
				: { code: 'E1' };
		const results = [
			{ id: '1', ...part },
			{ id: '2', ...fails },
		];
		const done = await judge(people(2), settings, { results }, 400);
		expect(done.letters).toBe(`${letter}R`);
	});

	it('its list by split path', async () => {
		const settings = every({
			recordOutcome: 'splitPath',
			responseSplitPath: '$.good[*],$.bad[*]',
			failureSplitPaths: '$.bad[*]',
		});
		const body = { good: [{ id: '1' }], bad: [{ id: '2' }] };
		expect((await judge(three, settings, body, 400)).letters).toBe('SRR');
	});

	it('position: as many parts as records', async () => {
		const settings: Overrides = { judgedCodes: '400', unnamedRecords: 'succeeded' };
		const parts = [{ code: 200 }, { code: 'E1' }, {}];
		expect((await judge(three, settings, parts, 400)).letters).toBe('SRS');
		expect((await judge(three, settings, parts.slice(1), 400)).letters).toBe('RRR');
		const named = { ...settings, responseSplitPath: '$.r.*' };
		const r = { a: { code: 'E1' }, b: {}, c: {} };
		expect((await judge(three, named, { r }, 400)).letters).toBe('RRR');
	});
});

describe('rule 9: records that no part names', () => {
	const kinds = { ...failedOnly, groupingLimit: 3 };

	it('failed, by default: refused because of others, and the reason says so', async () => {
		const done = await judge(three, kinds, bad('2'), 400);
		expect(done.letters).toBe('RRR');
		expect(reasons(done)).toEqual([others, 'E1: Bad 2', others]);
		expect(done.result.settlements[0]).not.toHaveProperty('parsed');
	});

	it('succeeded', async () => {
		const settings: Overrides = { ...kinds, unnamedRecords: 'succeeded' };
		expect((await judge(three, settings, bad('2', '3'), 400)).letters).toBe('SRR');
	});

	it.each<[string, object]>([
		[
			'names one that is not in the request',
			{
				bad: [
					{ id: '2', code: 'E1' },
					{ id: '9', code: 'E1' },
				],
			},
		],
		['has a list that no path reads', { ...bad('2'), worse: [], rejected: ['3'] }],
		['counts more failed ones', { ...bad('2'), failed: 2 }],
		['counts fewer accepted ones', { ...bad('2'), imported: 1 }],
		['counts no accepted one', { ...bad('2'), imported: 0 }],
		['counts none of several kinds', { ...bad('2'), created: 0, updated: 0 }],
	])('succeeded: not where the answer %s', async (_, body) => {
		const settings: Overrides = { ...kinds, unnamedRecords: 'succeeded' };
		expect((await judge(three, settings, body, 400)).letters).toBe('URU');
	});

	it('a count of none is no doubt of records that are all named, or of those sent again', async () => {
		const none = { imported: 0 };
		const settings: Overrides = { ...kinds, unnamedRecords: 'succeeded' };
		expect((await judge(three, settings, { ...bad('1', '2', '3'), ...none }, 400)).letters).toBe(
			'RRR',
		);
		const again: Overrides = { ...kinds, unnamedRecords: 'sentAgain' };
		const answers = [http(400, { ...bad('2'), ...none }), http(200, { bad: [] })];
		expect((await judgeReplies(three, again, answers)).letters).toBe('SRS');
	});

	it('succeeded: what the counts agree with', async () => {
		const settings: Overrides = { ...kinds, unnamedRecords: 'succeeded' };
		const body = { ...bad('2'), failed: 1, imported: 2 };
		expect((await judge(three, settings, body, 400)).letters).toBe('SRS');
	});

	it('sentAgain: in one new batch without the named ones, at once, without counting', async () => {
		const settings: Overrides = { ...kinds, unnamedRecords: 'sentAgain', maxRetries: 0 };
		const done = await judgeReplies(three, settings, [http(400, bad('2')), ok({ bad: [] })]);
		expect(done.sent.map(({ ids, at }) => [ids, at])).toEqual([
			[['1', '2', '3'], 0],
			[['1', '3'], 0],
		]);
		expect(done.letters).toBe('SRS');
		expect(done.result.settlements[0]).toMatchObject({ attempts: 2, batch: 2 });
		expect(done.result.settlements[1]).toMatchObject({ attempts: 1, batch: 1 });
	});

	it('sentAgain: until nothing more is named', async () => {
		const settings: Overrides = { ...kinds, groupingLimit: 5, unnamedRecords: 'sentAgain' };
		const replies = [
			http(400, bad('1')),
			http(400, bad('3')),
			http(400, bad('1')),
			ok({ bad: [] }),
		];
		const done = await judgeReplies(people(5), settings, replies);
		expect(done.sent.map(({ ids }) => ids.join())).toEqual(['1,2,3,4,5', '2,3,4,5', '2,4,5']);
		expect(done.letters).toBe('RRRRR');
		const all = await judgeReplies(people(2), settings, [http(400, bad('1', '2'))]);
		expect(all.letters).toBe('RR');
	});

	it('sentAgain: each with a key of its own', async () => {
		const settings: Overrides = {
			...kinds,
			unnamedRecords: 'sentAgain',
			idempotencyKeyHeader: 'Idempotency-Key',
		};
		const { sent } = await judgeReplies(three, settings, [http(400, bad('2')), ok({ bad: [] })]);
		expect(sent[0].headers['idempotency-key']).not.toBe(sent[1].headers['idempotency-key']);
	});

	it('sentAgain: what is named and recoverable goes by itself', async () => {
		const settings: Overrides = {
			...kinds,
			unnamedRecords: 'sentAgain',
			recoverableErrorCodes: 'E1',
			maxRetries: 1,
		};
		const done = await run(three, settings, (request) =>
			request.number === 1 ? http(400, bad('2')) : ok({ bad: [] }),
		);
		expect(done.sent.map(({ ids }) => ids.join()).sort()).toEqual(['1,2,3', '1,3', '2']);
		expect(done.fates).toEqual(Array(3).fill('succeeded'));
	});

	it('sentAgain: they are failed, never unsent, when the run ends before', async () => {
		const settings: Overrides = { ...kinds, unnamedRecords: 'sentAgain', stopCodes: 'E1' };
		const done = await judge(three, settings, bad('2'), 400);
		expect(done.letters).toBe('RRR');
		expect(reasons(done)).toEqual([others, 'E1: Bad 2', others]);
	});
});

describe('rule 9: no record carries the message of a part that names another', () => {
	const plain: Overrides = { ...failedOnly, judgedCodes: '' };
	const map = '{"status_code":"$.bad[*].code,$.code","error_message":"$.bad[*].message,$.message"}';

	it.each<[string, Overrides]>([
		['without Judged Codes', plain],
		['with a map that finds it in the body', { ...plain, parsePathMapJson: map }],
		['with Judged Codes', failedOnly],
	])('%s', async (_, settings) => {
		const done = await judge(three, settings, bad('2'), 400);
		expect(done.letters).toBe('RRR');
		const [first, second, third] = done.result.settlements;
		for (const other of [first, third]) {
			expect(other).not.toHaveProperty('parsed');
			expect(other.reason).toBe(others);
		}
		expect(second.reason).toContain('Bad 2');
	});

	it('where the parts name none of this request', async () => {
		const done = await judge(three, plain, bad('7', '8'), 400);
		expect(reasons(done)).toEqual([others, others, others]);
	});

	it('where there are several parts, but not one a record', async () => {
		const settings: Overrides = {};
		const parts = [{ message: 'Bad one' }, { message: 'Bad two' }];
		expect(reasons(await judge(three, settings, parts, 400))).toEqual([others, others, others]);
	});

	it('what speaks of the request is carried by all', async () => {
		const said = 'HTTP 400: E1: Bad request';
		const body = { code: 'E1', message: 'Bad request' };
		expect(reasons(await judge(three, plain, body, 400))).toEqual([said, said, said]);
		expect(reasons(await judge(three, plain, { ...body, bad: [{ x: 1 }] }, 400))).toEqual([
			said,
			said,
			said,
		]);
		expect(reasons(await judge(three, {}, [body], 400))).toEqual([said, said, said]);
	});

	it('to one record a refusal by whatever name is its own', async () => {
		expect(reasons(await judge(people(1), plain, { bad: bad('7').bad }, 400))[0]).toContain(
			'Bad 7',
		);
	});
});

describe('rule 8: split codes', () => {
	const whole: Overrides = { responseReports: 'wholeRequest', groupingLimit: 4, concurrency: 1 };

	it('without the option nothing is halved', async () => {
		const { sent } = await run(people(4), whole, [http(400)]);
		expect(sent).toHaveLength(1);
	});

	it.each([400, 404, 405, 409, 415, 413, 422, 500])('%i among them is halved', async (status) => {
		const settings = { ...whole, splitCodes: `${status}`, recoverableErrorCodes: '' };
		const answers = ({ ids }: Sent) => (ids.includes('3') ? http(status) : ok({}));
		const { sent, fates } = await run(people(4), settings, answers);
		expect(sent.map(({ ids }) => ids.join())).toEqual(['1,2,3,4', '1,2', '3,4', '3', '4']);
		expect(fates[2]).not.toBe('succeeded');
		expect(fates.filter((fate) => fate === 'succeeded')).toHaveLength(3);
	});

	it.each([404, 405, 415])('%i first does not stop the run then', async (status) => {
		const settings = { ...whole, splitCodes: `${status}` };
		const answers = ({ number }: Sent) => (number === 1 ? http(status) : ok({}));
		expect((await run(people(8), settings, answers)).fates).toEqual(Array(8).fill('succeeded'));
		const stopped = await run(people(8), whole, answers);
		expect(stopped.fates).toEqual([...Array(4).fill('rejected'), ...Array(4).fill('stopped')]);
	});

	it('classes may be named', async () => {
		const settings = { ...whole, splitCodes: '4xx' };
		const answers = ({ ids }: Sent) => (ids.length > 2 ? http(418) : ok({}));
		expect((await run(people(4), settings, answers)).sent).toHaveLength(3);
	});
});
