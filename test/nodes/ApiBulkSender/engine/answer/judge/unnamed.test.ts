import { byKey, http, ok, people, run, type Overrides } from '../../harness';
import { judge } from '../outcomes';

const failedOnly: Overrides = {
	...byKey,
	responseReports: 'failedRecordsOnly',
	responseSplitPath: '$.bad[*]',
	stopWhenUnclear: false,
};
const allowed: Overrides = { ...failedOnly, missingList: 'noneFailed' };
const three = people(3);
const outcome = async (settings: Overrides, body: unknown, status = 200) =>
	(await judge(three, settings, body, status)).letters;

describe('rule 19: a list of failed records that is missing', () => {
	it('is unclear by default, and the reason names the field', async () => {
		const { letters, reason } = await judge(three, failedOnly, { fine: 1 });
		expect(letters).toBe('UUU');
		expect(reason).toContain("'Response Split Path' ($.bad[*]) finds no list in the answer");
	});

	it('means that none failed where that is allowed and the body is a JSON object', async () => {
		expect(await outcome(allowed, { fine: 1 })).toBe('SSS');
		expect(await outcome(allowed, {})).toBe('SSS');
		for (const body of [[], [{}], 'Fine', '5', '"x"', 'true', '', '<p>']) {
			expect([body, await outcome(allowed, body)]).toEqual([body, 'UUU']);
		}
	});

	it('204 without a body too, 200 without one not', async () => {
		expect(await outcome(allowed, '', 204)).toBe('SSS');
		expect(await outcome(allowed, '', 200)).toBe('UUU');
		expect(await outcome(allowed, '', 202)).toBe('UUU');
		expect(await outcome(failedOnly, '', 204)).toBe('UUU');
	});

	it('at the top a body that is an object is such a missing list', async () => {
		const top = { ...allowed, responseSplitPath: '' };
		expect(await outcome(top, { fine: 1 })).toBe('SSS');
		expect(await outcome({ ...top, missingList: 'unclear' }, { fine: 1 })).toBe('UUU');
	});

	it.each([null, false, 0, '', [], {}])('is not missing as %j', async (bad) => {
		expect(await outcome(failedOnly, { bad })).toBe('SSS');
	});

	it.each([true, 3, 'none', 'Invalid key'])(
		'%j instead of a list is never taken for none',
		async (bad) => {
			expect(await outcome(failedOnly, { bad, x: 1 })).toBe('UUU');
			expect(await outcome(allowed, { bad, x: 1 })).toBe('UUU');
		},
	);

	it('one of several that is missing leaves open what no other names', async () => {
		const two = { responseSplitPath: '$.bad[*],$.worse[*]' };
		expect(await outcome({ ...failedOnly, ...two }, { bad: [{ id: '2' }] })).toBe('URU');
		expect(await outcome({ ...failedOnly, ...two }, { bad: [{ id: '2' }], worse: [] })).toBe('SRS');
		expect(await outcome({ ...allowed, ...two }, { bad: [{ id: '2' }] })).toBe('SRS');
	});

	it('behind an inner wildcard it is there when what stands before is', async () => {
		const inner = { ...failedOnly, responseSplitPath: '$.tables.*[*]' };
		expect(await outcome(inner, { tables: {} })).toBe('SSS');
		expect(await outcome(inner, { tables: { t: [{ id: '1' }] } })).toBe('RSS');
		expect(await outcome(inner, {})).toBe('UUU');
	});

	it('a part that names no record of the batch leaves all unclear', async () => {
		const { letters, reason } = await judge(three, failedOnly, { bad: [{ id: '2' }, { id: '9' }] });
		expect(letters).toBe('UUU');
		expect(reason).toContain('not in this request');
	});
});

describe('rule 19: a list that goes on on another page', () => {
	const page = (bad: object[]) => ({ bad, links: { next: 'https://api.test/2' } });

	it('proves nothing of those that this page does not name', async () => {
		const { letters, reason } = await judge(three, failedOnly, page([{ id: '2' }]));
		expect(letters).toBe('URU');
		expect(reason).toBe('The answer goes on on another page ($.links.next), which is not read');
		expect(await outcome(failedOnly, page([]))).toBe('UUU');
	});

	it('matters to nobody where every record has its part', async () => {
		const every = { ...byKey, responseSplitPath: '$.bad[*]' };
		const all = page(['1', '2', '3'].map((id) => ({ id })));
		expect(await outcome(every, all)).toBe('SSS');
	});
});

describe('rule 19: whenever no part named a record', () => {
	const empty = { bad: [] };

	it.each<[string, object]>([
		['says no', { success: false }],
		['says no by a word', { status: 'failed' }],
		['says no inside a wrapper', { data: { error: 'quota' } }],
		['leaves it open', { status: 'partial' }],
		['has a list of failures that no path reads', { rejected: ['2'] }],
		['counts failed ones', { failed: 1 }],
		['counts fewer than were sent', { imported: 2 }],
	])('the body must not be one that %s', async (_, more) => {
		expect(await outcome(failedOnly, { ...empty, ...more })).toBe('UUU');
		expect(await outcome(allowed, { ...empty, ...more })).toBe('UUU');
	});

	it('without a container a body that says no refuses the request', async () => {
		expect(await outcome(failedOnly, { success: false, message: 'x' })).toBe('RRR');
		expect(await outcome(allowed, { success: false, message: 'x' })).toBe('RRR');
		expect(await outcome(allowed, { status: 'partial' })).toBe('UUU');
		expect(await outcome(failedOnly, 'ERR: 108')).toBe('RRR');
	});

	const proof = (more: Overrides): Overrides => ({
		...allowed,
		successField: '$.message',
		...more,
	});
	it.each<[string, Overrides, object, object]>([
		['isOneOf', { successValues: 'success' }, { message: 'success' }, { message: 'huh' }],
		[
			'isNotOneOf',
			{ successCondition: 'isNotOneOf', successValues: 'huh' },
			{ message: 'fine' },
			{ message: 'huh' },
		],
		['isEmpty', { successCondition: 'isEmpty' }, {}, { message: 'huh' }],
		['isNotEmpty', { successCondition: 'isNotEmpty' }, { message: 'x' }, {}],
	])('Success Field must hold, where given: %s', async (_, more, good, wrong) => {
		expect(await outcome(proof(more), { ...empty, ...good })).toBe('SSS');
		expect(await outcome(proof(more), { ...empty, ...wrong })).toBe('UUU');
		expect(await outcome(proof(more), good)).toBe('SSS');
		expect(await outcome(proof(more), wrong)).toBe('UUU');
	});

	it('without a value it does not hold, nor without a body', async () => {
		const settings = proof({ successValues: 'success' });
		expect(await outcome(settings, { ...empty })).toBe('UUU');
		expect(await outcome(settings, '', 204)).toBe('UUU');
		const { reason } = await judge(three, settings, { ...empty, message: 'huh' });
		expect(reason).toContain("'Success Field' ($.message) does not say that all went well");
	});

	it('where a part names a record it need not', async () => {
		const settings = proof({ successValues: 'success' });
		expect(await outcome(settings, { bad: [{ id: '2' }], message: 'huh' })).toBe('SRS');
	});
});

describe('rule 19: where parts were found and none failed', () => {
	const parts: Overrides = { responseSplitPath: '$.results[*]', stopWhenUnclear: false };
	const results = [{}, {}, {}];

	it.each<[string, object]>([
		['says no', { success: false }],
		['leaves it open', { message: 'partially done' }],
		['says no inside a wrapper', { status: { error: 'x' } }],
	])('the rest of the body must not be one that %s', async (_, more) => {
		expect(await outcome(parts, { results, ...more })).toBe('UUU');
		const { reason } = await judge(three, parts, { results, ...more });
		expect(reason).toContain('No part names a failed record, but the answer has "');
	});

	it('what is proven stands', async () => {
		const mixed = [{ code: 200 }, {}, { code: 200 }];
		expect(await outcome(parts, { results: mixed, success: false })).toBe('SUS');
	});

	it('where one failed, the rest may say so', async () => {
		expect(await outcome(parts, { results: [{}, { code: 'E1' }, {}], hasErrors: true })).toBe(
			'SRS',
		);
	});

	it('the parts themselves are not the rest', async () => {
		const errors: Overrides = { ...parts, responseSplitPath: '$.errors[*]' };
		expect(await outcome(errors, { errors: [{ code: 200 }, { code: 200 }, {}] })).toBe('SSS');
		const one = await judge(people(1), parts, { results: [{ code: 200, error: null }] });
		expect(one.letters).toBe('S');
	});
});

describe('rule 19: every record', () => {
	it('without a part is unclear, and the reason says how it was looked for', async () => {
		const { letters, reason } = await judge(three, byKey, [{ id: '1' }, { id: '3' }]);
		expect(letters).toBe('SUS');
		expect(reason).toContain("names this record ('Response Key Path' is $.id)");
	});

	it('a list that is there but empty names no one, one that is not is named', async () => {
		const settings = { ...byKey, responseSplitPath: '$.r[*]' };
		expect((await judge(three, settings, { r: [] })).reason).toContain('No part of the answer');
		expect((await judge(three, settings, { q: [] })).reason).toContain('finds no list');
	});
});

describe('rules 16, 12, 19: what is worth a hint', () => {
	const notesOf = async (settings: Overrides, body: unknown, count = 3) =>
		(await judge(people(count), settings, body)).result.notes;
	const whole: Overrides = { responseReports: 'wholeRequest' };

	it.each<[string, Overrides, unknown]>([
		['a body', whole, { fine: 1 }],
		['a text', whole, 'Fine'],
		['a part', {}, [{}, {}, {}]],
	])('%s that was judged by its words alone', async (_, settings, body) => {
		expect((await notesOf(settings, body)).judgedByWords).toBe(true);
	});

	it.each<[string, Overrides, unknown]>([
		['no body', whole, ''],
		['a success code', whole, { code: 200 }],
		['a code of each part', {}, [{ code: 200 }, { code: 200 }, { code: 'E1' }]],
		['a field', { ...whole, recordOutcome: 'field', successField: '$.x' }, { x: true }],
		[
			'a field that is empty',
			{ ...whole, recordOutcome: 'field', successField: '$.x', successCondition: 'isEmpty' },
			{ y: 1 },
		],
		['records that no part names', failedOnly, { bad: [] }],
		['a body that says no', whole, { success: false }],
	])('not by %s', async (_, settings, body) => {
		expect((await notesOf(settings, body)).judgedByWords).not.toBe(true);
	});

	it('whether a list of failed records was ever there', async () => {
		expect((await notesOf(allowed, { bad: [] })).listFound).toBe(true);
		expect((await notesOf(allowed, { fine: 1 })).listFound).not.toBe(true);
		const answers = [ok({}), ok({ bad: [] }), http(204)];
		const { result } = await run(people(3), { ...allowed, groupingLimit: 1 }, answers);
		expect(result.notes.listFound).toBe(true);
	});
});
