import * as statusRules from '../../../../../../nodes/ApiBulkSender/engine/answer/classes/statusRules';
import { byKey, http, lost, ok, people, run, type Overrides, type Reply } from '../../harness';

const statuses = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('rule 6: which answers leave doubt', () => {
	const doubtful = (status: number) =>
		status === 408 ||
		(status >= 500 && ![501, 503, 505].includes(status)) ||
		(status >= 300 && status < 400 && ![301, 302, 307, 308].includes(status));

	it('408, every 5xx but 501, 503, 505, and redirects that do not say where else', () => {
		const open = statuses(200, 599).filter((status) => statusRules.leavesOpen(status));
		expect(open).toEqual(statuses(200, 599).filter(doubtful));
		expect(open.slice(0, 3)).toEqual([300, 303, 304]);
	});

	it('a time-out and a reset, not what never arrived', () => {
		const failure = (kind: 'timeout' | 'reset' | 'unreachable') =>
			statusRules.leavesDoubt({ kind: 'failure', failure: kind, message: '' });
		expect([failure('timeout'), failure('reset'), failure('unreachable')]).toEqual([
			true,
			true,
			false,
		]);
	});

	it.each([...statuses(300, 308), 400, 408, 425, 429, 500, 501, 502, 503, 504, 505, 511, 520, 599])(
		'%i alone',
		async (status) => {
			const settings: Overrides = {
				responseReports: 'wholeRequest',
				recoverableErrorCodes: '',
				yieldingErrorCodes: '',
			};
			const reply = http(status, 'x', { location: 'https://elsewhere.test/' });
			const { fates } = await run(people(1), settings, [reply]);
			expect(fates).toEqual([doubtful(status) ? 'unclear' : 'rejected']);
		},
	);
});

describe('rule 6: what settles it', () => {
	const settings: Overrides = {
		responseReports: 'wholeRequest',
		retryNetworkErrors: true,
		recoverableErrorCodes: '408,500,502,504,520,521',
		stopCodes: '',
		yieldingErrorCodes: '',
		alreadyAppliedCodes: '409',
		maxRetries: 1,
		stopWhenUnclear: false,
	};
	const doubts: Array<[string, Reply]> = [
		['a time-out', lost('timeout')],
		['a reset', lost('reset')],
		...[408, 500, 502, 504, 520, 521].map((status): [string, Reply] => [`${status}`, http(status)]),
	];
	const later: Array<[string, Reply, string]> = [
		['a success', ok({ fine: 1 }), 'succeeded'],
		['a success without a body', http(204), 'succeeded'],
		['a refusal in a 2xx', ok({ code: 'E1', message: 'Bad e-mail' }), 'rejected'],
		...[400, 413, 415, 422].map((status): [string, Reply, string] => [
			`${status}`,
			http(status, 'Bad e-mail'),
			'rejected',
		]),
		['409 among Already Applied Codes', http(409, 'there'), 'succeeded'],
		...[
			401, 402, 403, 404, 405, 406, 410, 411, 412, 414, 416, 423, 429, 431, 451, 501, 503, 505,
		].map((status): [string, Reply, string] => [`${status}`, http(status, 'x'), 'unclear']),
		...[301, 302, 303].map((status): [string, Reply, string] => [
			`${status}`,
			http(status, '', { location: '/x' }),
			'unclear',
		]),
		['what never arrived', lost('unreachable'), 'unclear'],
		['an unclear 2xx', ok({ status: 'partial' }), 'unclear'],
		['a web page', http(200, '<html>'), 'unclear'],
	];

	describe.each(doubts)('after %s', (_, earlier) => {
		it.each(later)('%s', async (_, reply, fate) => {
			const { fates, result } = await run(people(1), settings, [earlier, reply]);
			expect(fates).toEqual([fate]);
			const { reason = '' } = result.settlements[0];
			if (fate === 'unclear' && !reason.includes('partial') && !reason.includes('web page')) {
				expect(reason).toMatch(/may have been applied all the same|redirects/);
			}
		});
	});

	it.each([301, 302, 307, 308])(
		'%i to elsewhere after POST is rejected when there is no doubt',
		async (status) => {
			const reply = http(status, '', { location: 'https://elsewhere.test/' });
			const { fates } = await run(people(1), settings, [reply]);
			expect(fates).toEqual(['rejected']);
		},
	);

	const words = ['exist', 'duplicate', 'already', 'taken', 'unique', 'conflict'];

	it.each([...words, 'Existing', 'DUPLICATES', 'Already there', 'uniqueness'])(
		'a refusal that says "%s" settles nothing',
		async (word) => {
			const message = `Value is ${word}.`;
			const refusals = [http(400, message), http(422, { message }), ok({ code: 'E1', message })];
			for (const refusal of refusals) {
				const { fates } = await run(people(1), settings, [lost('reset'), refusal]);
				expect(fates).toEqual(['unclear']);
				expect((await run(people(1), settings, [refusal])).fates).toEqual(['rejected']);
			}
		},
	);

	it('the words of other parts do not matter', async () => {
		const parts = [
			{ id: '1', code: 'E1', message: 'Bad e-mail' },
			{ id: '2', code: 'E2', message: 'Duplicate' },
		];
		const everyRecord: Overrides = { ...settings, ...byKey, responseReports: 'everyRecord' };
		const { fates } = await run(people(2), everyRecord, [lost('reset'), ok(parts)]);
		expect(fates).toEqual(['rejected', 'unclear']);
	});

	it('a part’s own words do, wherever they stand in it', async () => {
		const part = { id: '1', code: 'E1', details: [{ why: 'Already there' }] };
		const everyRecord: Overrides = { ...settings, ...byKey, responseReports: 'everyRecord' };
		const { fates } = await run(people(1), everyRecord, [lost('reset'), ok([part])]);
		expect(fates).toEqual(['unclear']);
	});

	it('a refusal that could not be decoded settles nothing', async () => {
		const reply: Reply = {
			answer: { kind: 'response', status: 400, headers: {}, body: '', unreadable: 'too large' },
			after: 0,
		};
		expect((await run(people(1), settings, [lost('reset'), reply])).fates).toEqual(['unclear']);
		expect((await run(people(1), settings, [reply])).fates).toEqual(['rejected']);
	});

	it('doubt goes with the records into halves and repeats', async () => {
		const everyRecord: Overrides = {
			...settings,
			...byKey,
			responseReports: 'everyRecord',
			splitCodes: '404',
		};
		const halves = [lost('reset'), http(404), http(404), ok([{ id: '2' }])];
		expect((await run(people(2), everyRecord, halves)).fates).toEqual(['unclear', 'succeeded']);
	});

	it('a refusal without doubt before it is just that', async () => {
		const { fates } = await run(people(1), settings, [http(400, 'Already there')]);
		expect(fates).toEqual(['rejected']);
	});
});
