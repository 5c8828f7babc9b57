import { http, people, run, byKey, type Overrides } from '../../harness';
import { judge } from '../outcomes';

const whole: Overrides = { responseReports: 'wholeRequest' };
const single: Overrides = { bulkSupport: false };
const parts: Overrides = { responseSplitPath: '$.results[*]' };
const failedOnly: Overrides = {
	...byKey,
	responseReports: 'failedRecordsOnly',
	responseSplitPath: '$.bad[*]',
};

/** Three records with keys of their own, and what becomes of them. */
const records = ['ann@x.io', 'bob@x.io', 'cid@x.io'].map((id) => ({ id, plan: 'free' }));
const [ann, bob, cid] = records.map(({ id }) => id);

async function fates(settings: Overrides, body: unknown, sent: unknown[] = records) {
	const { letters, reason, result } = await judge(sent, settings, body);
	return { fates: letters, reason, notes: result.notes };
}

describe('rule 12: a place that no Response Split Path reads', () => {
	const silent: Array<[string, Overrides, Record<string, unknown>]> = [
		['whole request by code', whole, {}],
		[
			'whole request isEmpty',
			{ ...whole, recordOutcome: 'field', successField: '$.x', successCondition: 'isEmpty' },
			{},
		],
		[
			'whole request isNotOneOf',
			{
				...whole,
				recordOutcome: 'field',
				successField: '$.x',
				successCondition: 'isNotOneOf',
				successValues: 'bad',
			},
			{ x: 'fine' },
		],
		[
			'whole request isOneOf',
			{ ...whole, recordOutcome: 'field', successField: '$.x' },
			{ x: true },
		],
		[
			'whole request isNotEmpty',
			{ ...whole, recordOutcome: 'field', successField: '$.x', successCondition: 'isNotEmpty' },
			{ x: true },
		],
		['whole request with a success code', whole, { code: 200 }],
		['every record by code', parts, { results: [{}, {}, {}] }],
		[
			'every record isEmpty',
			{ ...parts, recordOutcome: 'field', successField: '$.x', successCondition: 'isEmpty' },
			{ results: [{}, {}, {}] },
		],
		['failed records only', failedOnly, { bad: [] }],
		['failed records only, missing list allowed', { ...failedOnly, missingList: 'noneFailed' }, {}],
	];

	describe.each(silent)('%s', (_, settings, body) => {
		it('succeeds without one', async () => {
			expect((await fates(settings, body)).fates).toBe('SSS');
		});

		it.each<[string, unknown, string]>([
			['a count', { skipped: 1 }, '$.skipped'],
			['a list', { notFound: [cid] }, '$.notFound'],
			['an object of lists', { invalidOnes: { emails: [cid] } }, '$.invalidOnes'],
			['one level below', { summary: { dropped: 2 } }, '$.summary.dropped'],
		])('%s makes it unclear, and the reason names the place', async (_, place, path) => {
			const answer = await fates(settings, { ...body, ...(place as object) });
			expect(answer.fates).toBe('UUU');
			const counts = settings.responseReports === 'wholeRequest' && path === '$.skipped';
			expect(answer.reason).toContain(counts ? '"skipped": 1 of 3' : path);
		});
	});

	it('proof of each record stands', async () => {
		const body = { results: records.map(({ id }) => ({ id, code: 200 })), skipped: 1 };
		expect((await fates({ ...parts, ...byKey }, body)).fates).toBe('SSS');
	});

	it('with one part that proves and two that are silent these two are unclear', async () => {
		const body = { results: [{ code: 200 }, {}, {}], skipped: 1 };
		expect((await fates(parts, body)).fates).toBe('SUU');
	});
});

describe('rule 12: what the failed records explain', () => {
	const known = (more: object) => fates(failedOnly, { bad: [{ id: bob }], ...more });

	it.each<[string, object]>([
		['a count of as many', { failed: 1 }],
		['a list that names them by key', { invalid: [bob] }],
		['in another case', { invalid: [bob.toUpperCase()] }],
		['by an object with their key', { errors: [{ value: { email: bob }, reason: 'bad' }] }],
		['by their place from 0', { errors: [{ index: 1, reason: 'bad' }] }],
		['by their place from 1', { errors: [{ row: 2, reason: 'bad' }] }],
		['under their key', { errorsByKey: { [bob]: { reason: 'bad' } } }],
	])('%s', async (_, more) => {
		expect((await known(more)).fates).toBe('SRS');
	});

	it.each<[string, object]>([
		['a count of more', { failed: 2 }],
		['a list of more', { invalid: [bob, 'x'] }],
		['a list that names another', { invalid: [cid] }],
		['an entry with another and the place of the failed one', { errors: [{ id: cid, code: 1 }] }],
		['an entry that names nobody', { errors: [{ reason: 'bad' }] }],
		['an entry with what several share', { errors: [{ plan: 'free' }] }],
		['a place of another', { errors: [{ index: 0 }] }],
	])('not %s', async (_, more) => {
		expect((await known(more)).fates).toBe('URU');
	});

	describe('an entry is located as the parts are, whatever its numbers may mean in records', () => {
		const numbered = [0, 1, 2, 3].map((row) => ({ row, name: `n-${row}` }));
		const byPlace: Overrides = {
			responseReports: 'failedRecordsOnly',
			responseSplitPath: '$.bad[*]',
			matchBy: 'index',
			responseIndexPath: '$.at',
			firstIndex: 1,
		};

		it.each<[string, object, string]>([
			['the failed one', { bad: [{ at: 3 }], rejected: [{ at: 3, note: 'late' }] }, 'SSRS'],
			['another', { bad: [{ at: 2 }, { at: 4 }], failed: [{ at: 3, note: 'late' }] }, 'URUR'],
			['both', { bad: [{ at: 2 }, { at: 4 }], failed: [{ at: 2 }, { at: 3 }] }, 'URUR'],
		])('%s', async (_, body, letters) => {
			expect((await fates(byPlace, body, numbered)).fates).toBe(letters);
		});

		it('by the name under which it stands', async () => {
			const settings = { ...byPlace, responseSplitPath: '$.bad.*', responseIndexPath: '~' };
			const failed = { '2': { note: 'late' } };
			expect((await fates(settings, { bad: { '2': { x: 1 } }, failed }, numbered)).fates).toBe(
				'SRSS',
			);
			expect((await fates(settings, { bad: { '3': { x: 1 } }, failed }, numbered)).fates).toBe(
				'UURU',
			);
		});
	});

	it('what a failed record shares with others names nobody, whichever comes last', async () => {
		for (const id of [ann, bob, cid]) {
			const body = { bad: [{ id }], errors: [{ plan: 'free' }] };
			expect((await fates(failedOnly, body)).fates).toContain('U');
		}
	});

	it('a record that is sent again counts as found', async () => {
		const settings = { ...failedOnly, parsePathMapJson: '{"status_code":"$.code"}', maxRetries: 0 };
		const body = { bad: [{ id: bob, code: 503 }], failed: 1 };
		expect((await fates(settings, body)).fates).toBe('SRS');
	});
});

describe('rule 12: a list with an object that says no, up to four levels deep', () => {
	const bad = [{ id: 1 }, { id: 2, success: false }];
	const levels: Array<[string, unknown]> = [
		['$', bad],
		['$.a', { a: bad, x: 1 }],
		['$.a.b', { a: { b: bad }, x: 1 }],
		['$.a.b.c', { a: { b: { c: bad } }, x: 1 }],
		['$.a.b.c.d', { a: { b: { c: { d: bad } } }, x: 1 }],
		['$.a[*].b', { a: [{ b: bad }, {}], x: 1 }],
	];

	it.each(levels)('whole request: %s is proposed for Every Record', async (path, body) => {
		const answer = await fates(whole, body);
		expect(answer.fates).toBe('UUU');
		expect(answer.reason).toContain(
			`set 'Response Reports' to Every Record and 'Response Split Path' to ${path}[*]`,
		);
	});

	it('no deeper', async () => {
		const body = { a: { b: { c: { d: { e: bad } } } }, x: 1 };
		expect((await fates(whole, body)).fates).toBe('SSS');
	});

	it.each<[string, unknown]>([
		['says no', { status: 'failed' }],
		['is unclear', { status: 'partial' }],
		['is unclear by rule 11', { id: 9, status: 'failed' }],
	])('an object that %s', async (_, entry) => {
		expect((await fates(whole, { results: [{}, entry, {}] })).fates).toBe('UUU');
	});

	it('an object that only echoes its record says nothing', async () => {
		const sent = records.map((record) => ({ ...record, status: 'failed' }));
		const results = sent.map((record, at) => ({ ...record, ref: at }));
		expect((await fates(whole, { results }, sent)).fates).toBe('SSS');
		expect((await fates(whole, { results: results.slice(1) }, sent)).fates).toBe('UUU');
	});

	it('warnings never do', async () => {
		const body = { warnings: [{ status: 'failed' }], ok: true };
		expect((await fates(whole, body)).fates).toBe('SSS');
	});

	it('where a list is missing', async () => {
		const settings: Overrides = { ...failedOnly, missingList: 'noneFailed' };
		const results = [{ id: ann }, { id: bob, success: false }];
		expect((await fates(settings, { results, x: 1 })).fates).toBe('UUU');
		expect((await fates(settings, { results, x: 1, bad: [] })).fates).toBe('SSS');
		const two = { ...settings, responseSplitPath: '$.bad[*],$.worse[*]' };
		expect((await fates(two, { bad: [{ id: bob, success: false }] })).fates).toBe('SRS');
	});
});

describe('rule 12: a request of one record', () => {
	const one = [records[0]];

	it.each<[string, object]>([
		['a count', { failedLogins: 1 }],
		['a list', { skipped: ['x'] }],
		['one level below', { data: { failed_logins: 1 } }],
	])('%s is a hint only', async (_, body) => {
		const { fates: fate, notes } = await fates(single, { id: 1, ...body }, one);
		expect(fate).toBe('S');
		expect(notes.failuresAt).toContain('$.');
	});

	it.each(['$.a', '$.a.b', '$.a.b.c', '$.a.b.c.d'])(
		'a list of one object that says no is unclear: %s',
		async (path) => {
			const names = path.split('.').slice(1);
			const wrap = (list: unknown) =>
				names.reduceRight<unknown>((value, name) => ({ [name]: value, x: 1 }), list);
			const answer = await fates(single, wrap([{ success: false }]), one);
			expect(answer).toMatchObject({ fates: 'U', reason: expect.stringContaining(path) });
			expect((await fates(single, wrap([{ success: false }, {}]), one)).fates).toBe('S');
			expect((await fates(single, wrap([{ status: 'partial' }]), one)).fates).toBe('S');
		},
	);

	it('what is proven needs no such look', async () => {
		const list = [{ success: false }];
		expect((await fates(single, { code: 200, list }, one)).fates).toBe('S');
		expect((await fates(single, { list, x: 1 }, one)).fates).toBe('U');
	});

	it('but where the answer lists its failed records, others that it speaks of leave it open', async () => {
		expect((await fates(failedOnly, { bad: [], skipped: 1 }, one)).fates).toBe('U');
		expect((await fates(parts, { results: [{}], failed: 1 }, one)).fates).toBe('U');
		expect((await fates(failedOnly, { bad: [], skipped: 0 }, one)).fates).toBe('S');
	});
});

describe('rule 13: counts', () => {
	const yes = ['import', 'process', 'succe', 'accept', 'creat', 'updat', 'insert', 'ingest'];
	const all = ['receiv', 'total', 'request', 'sent'];
	const no = ['fail', 'error', 'reject', 'invalid', 'unprocess', 'refus', 'skip', 'conflict'];

	it.each([...yes, 'stored'].flatMap((stem) => [stem, stem.toUpperCase(), `num_${stem}ed`]))(
		'"%s" below all, while an all equals them: unclear',
		async (key) => {
			expect((await fates(whole, { received: 3, [key]: 2 })).fates).toBe('UUU');
			expect((await fates(whole, { received: 3, [key]: 3 })).fates).toBe('SSS');
			expect((await fates(whole, { received: 3, [key]: 0 })).fates).toBe('SSS');
			expect((await fates(whole, { received: 2, [key]: 2 })).fates).toBe('UUU');
			expect((await fates(whole, { received: 9, [key]: 9 })).fates).toBe('SSS');
		},
	);

	it.each(all.flatMap((stem) => [stem, stem.toUpperCase(), `records-${stem}`]))(
		'"%s" is the number of all',
		async (key) => {
			const isEmpty = { ...whole, recordOutcome: 'field', successField: '$.x' } as Overrides;
			const body = { x: true, created: 2, [key]: 3 };
			const answer = await fates(isEmpty, body);
			expect(answer).toMatchObject({
				fates: 'UUU',
				reason: expect.stringContaining('"created": 2'),
			});
		},
	);

	it.each([...no, 'notFound', 'unsuccess', 'dropped', 'discard'])(
		'"%s" between none and all: unclear',
		async (stem) => {
			const answer = await fates(whole, { [`${stem}Count`]: 2 });
			expect(answer.fates).toBe('UUU');
			expect(answer.reason).toContain(`"${stem}Count": 2 of 3`);
			expect((await fates(whole, { [`${stem}Count`]: 0 })).fates).toBe('SSS');
		},
	);

	it('proof by field on the body does not help', async () => {
		const byField: Overrides = { ...whole, recordOutcome: 'field', successField: '$.ok' };
		expect((await fates(byField, { ok: true, received: 3, imported: 2 })).fates).toBe('UUU');
		expect((await fates(byField, { ok: true, rejected: 1 })).fates).toBe('UUU');
		expect((await fates(byField, { ok: false, rejected: 1 })).fates).toBe('UUU');
	});

	it('several are added up', async () => {
		expect((await fates(whole, { total: 3, created: 1, updated: 2 })).fates).toBe('SSS');
		expect((await fates(whole, { total: 3, created: 1, updated: 1 })).fates).toBe('UUU');
		expect((await fates(whole, { received: 3, processed: 3, imported: 3 })).fates).toBe('SSS');
		// Those processed are the same as those imported.
		expect((await fates(whole, { received: 3, processed: 3, imported: 2 })).fates).toBe('UUU');
	});

	it('without a number of all, as many as were sent are enough', async () => {
		expect((await fates(whole, { processed: 3, imported: 2 })).fates).toBe('SSS');
		expect((await fates(whole, { processed: 1, imported: 1 })).fates).toBe('UUU');
	});

	it('a number larger than were sent counts something else', async () => {
		expect((await fates(failedOnly, { bad: [], imported: 9, created: 1 })).fates).toBe('UUU');
		expect((await fates(failedOnly, { bad: [], imported: 9 })).fates).toBe('SSS');
	});

	it('counts of a list of one are at the top too, those below are not', async () => {
		expect((await fates(whole, [{ received: 3, imported: 2 }])).fates).toBe('UUU');
		expect((await fates(whole, { a: { received: 3, imported: 2 }, b: 1 })).fates).toBe('SSS');
	});

	it.each(['1', 1.5, true, null, [1]])('%j is no count', async (value) => {
		expect((await fates(whole, { received: 3, imported: value })).fates).toBe('SSS');
	});

	it.each([
		...['time', 'ms', 'millis', 'seconds', 'secs', 'sec', 'duration', 'id', 'at', 'on', 'by'],
		...['date', 'version', 'page', 'limit', 'offset', 'rate', 'percent', 'ratio', 'size', 'bytes'],
	])('"import_%s" counts no records', async (word) => {
		for (const key of [`import_${word}`, `createdBatch${word[0].toUpperCase()}${word.slice(1)}`]) {
			expect((await fates(whole, { received: 3, [key]: 2 })).fates).toBe('SSS');
		}
	});

	const kinds: Array<[string, Overrides, object, string]> = [
		['whole request', whole, {}, 'UUU'],
		['every record', parts, { results: [{}, {}, {}] }, 'UUU'],
		['failed records only', failedOnly, { bad: [] }, 'UUU'],
		['failed records only, one named', failedOnly, { bad: [{ id: bob }] }, 'URU'],
	];
	it.each(kinds)('%s: fewer accepted than succeed by silence', async (_, settings, body, want) => {
		expect((await fates(settings, { ...body, imported: 1 })).fates).toBe(want);
		expect((await fates(settings, { ...body, created: 1, updated: 0 })).fates).toBe(want);
		const silent = want.split('U').length - 1;
		expect((await fates(settings, { ...body, imported: silent })).fates).not.toContain('U');
		expect(
			(await fates(settings, { ...body, created: 1, updated: silent - 1 })).fates,
		).not.toContain('U');
		expect((await fates(settings, { ...body, imported: 0 })).fates).not.toContain('U');
	});

	it('proof of each record needs no count', async () => {
		const body = { results: [{ code: 200 }, { code: 200 }, { code: 200 }], imported: 1 };
		expect((await fates(parts, body)).fates).toBe('SSS');
	});
});

describe('rule 13: a no that may mean some of several records', () => {
	it.each<[string, unknown]>([
		['a list', { errors: [{ message: 'bad' }] }],
		['an object of records', { errors: { [bob]: 'bad' } }],
		['a list of one for all', [{ success: false }]],
		['a count', { failed: 3 }],
		['a mere true', { hasErrors: true }],
		['a word beside success true', { success: true, status: 'failed' }],
		['a word beside "true"', { ok: 'true', status: 'failed' }],
		['a code beside status ok', { status: 'OK', errorCode: 5 }],
		['a text beside a count of yes', { imported: 2, error: 'bad' }],
		['a text beside a list of other failures', { error: 'bad', rejected: [bob] }],
		['a word that says partial', { status: 'PARTIAL_FAILURE' }],
	])('%s: unclear, not rejected', async (_, body) => {
		expect((await fates(whole, body)).fates).toBe('UUU');
		const one = await fates(whole, body, records.slice(0, 1));
		expect(one.fates).toBe(JSON.stringify(body).includes('PARTIAL') ? 'U' : 'R');
	});

	it.each([
		...['ok', 'success', 'succeeded', 'successful', 'complete', 'completed'],
		...['OK', ' Success '],
	])('a code beside the status %s is unclear', async (state) => {
		for (const key of ['status', 'state', 'result', 'outcome']) {
			expect((await fates(whole, { [key]: state, errorCode: 5 })).fates).toBe('UUU');
		}
	});

	it.each([true, 1, 'true', 'yes', '1', 'TRUE'])('and beside success %j', async (yes) => {
		expect((await fates(whole, { success: yes, errorCode: 5 })).fates).toBe('UUU');
		const isTrue = String(yes).toLowerCase() === 'true';
		expect((await fates(whole, { status: yes, errorCode: 5 })).fates).toBe(isTrue ? 'UUU' : 'RRR');
	});

	it.each<[string, unknown]>([
		['a word', { status: 'failed' }],
		['a flag', { success: false, message: 'bad' }],
		['a code', { errorCode: 5 }],
		['a status', { statusCode: 500 }],
		['a text', { error: 'bad' }],
		['a text beside a count of none', { error: 'bad', imported: 0 }],
		['plain text', 'ERR: 108'],
		['one error object', { error: { code: 5, details: [{ field: 'x' }] } }],
	])('%s rejects', async (_, body) => {
		expect((await fates(whole, body)).fates).toBe('RRR');
	});

	it.each<[string, Overrides, unknown]>([
		['a code beside a list', whole, { code: 'E1', rejected: [bob] }],
		['a code beside success true', whole, { code: 'E1', success: true }],
		[
			'a field that is a list',
			{ ...whole, recordOutcome: 'field', successField: '$.rejected', successCondition: 'isEmpty' },
			{ rejected: [bob] },
		],
	])('%s: by code and by field too', async (_, settings, body) => {
		expect((await fates(settings, body)).fates).toBe('UUU');
	});

	it('where a list was expected too', async () => {
		expect((await fates(parts, { error: 'bad key' })).fates).toBe('RRR');
		expect((await fates(parts, { errors: [{ message: 'bad' }] })).fates).toBe('UUU');
		expect((await fates(parts, { error: 'bad', success: true })).fates).toBe('UUU');
	});
});

describe('rule 14: 206 and 207', () => {
	const three = people(3);
	const outcome = async (status: number, body: unknown, settings: Overrides = {}) =>
		(await run(three, { ...whole, ...settings }, [http(status, body)])).fates[0];

	it.each([206, 207])('%i under the request as a whole needs proof', async (status) => {
		expect(await outcome(status, { fine: true })).toBe('unclear');
		expect(await outcome(status, 'Fine')).toBe('unclear');
		expect(await outcome(status, '')).toBe('unclear');
		expect(await outcome(status, { code: 200 })).toBe('succeeded');
		const byField: Overrides = { recordOutcome: 'field', successField: '$.fine' };
		expect(await outcome(status, { fine: true }, byField)).toBe('succeeded');
		expect(await outcome(status, { error: 'bad' })).toBe('rejected');
	});

	it.each(['isEmpty', 'isNotOneOf'] as const)('%s is no proof', async (successCondition) => {
		const settings: Overrides = {
			recordOutcome: 'field',
			successField: '$.state',
			successCondition,
			successValues: 'bad',
		};
		const body = successCondition === 'isEmpty' ? { fine: 1 } : { state: 'x' };
		expect(await outcome(207, body, settings)).toBe('unclear');
		expect(await outcome(200, body, settings)).toBe('succeeded');
	});

	it('nor with one record a request', async () => {
		const { fates } = await run(people(1), { bulkSupport: false }, [http(207, { fine: true })]);
		expect(fates).toEqual(['unclear']);
	});

	it('where the answer has parts it needs none', async () => {
		expect((await run(three, {}, [http(207, [{}, {}, {}])])).fates[0]).toBe('succeeded');
		expect((await run(three, failedOnly, [http(207, { bad: [] })])).fates[0]).toBe('succeeded');
	});
});
