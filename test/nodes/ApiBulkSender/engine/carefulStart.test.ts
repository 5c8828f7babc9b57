import { accept, http, late, lost, ok, people, run, type Reply, type Sent } from './harness';

const single = { groupingLimit: 1 };
const slow = (request: Sent) => late(100, accept(request));

describe('rule 10: the careful first batch', () => {
	it('goes alone until its 2xx answer has been judged; then the rest starts', async () => {
		const { sent } = await run(people(4), { ...single, concurrency: 3 }, slow);
		expect(sent.map(({ at }) => at)).toEqual([0, 100, 100, 100]);
	});

	it('batches go one at a time as long as there was no 2xx', async () => {
		const answers = (request: Sent) => (request.number < 3 ? late(100, http(400)) : slow(request));
		const { sent, fates } = await run(people(5), { ...single, concurrency: 3 }, answers);
		expect(sent.map(({ at }) => at)).toEqual([0, 100, 200, 300, 300]);
		expect(fates).toEqual(['rejected', 'rejected', 'succeeded', 'succeeded', 'succeeded']);
	});

	it('nothing else starts while the first batch waits for its retry without a 2xx', async () => {
		const answers = (request: Sent) => (request.number === 1 ? http(503) : accept(request));
		const { sent } = await run(people(3), single, answers);
		expect(sent.map(({ ids, at }) => [ids[0], at])).toEqual([
			['1', 0],
			['1', 500],
			['2', 500],
			['3', 500],
		]);
	});

	it('the retries of a judged first batch go beside the others', async () => {
		const answers = (request: Sent) =>
			request.number === 1 ? ok([{ code: 503 }]) : accept(request);
		const { sent } = await run(people(3), single, answers);
		expect(sent.map(({ ids, at }) => [ids[0], at])).toEqual([
			['1', 0],
			['2', 0],
			['3', 0],
			['1', 500],
		]);
	});

	const unreadable: Array<[string, Reply]> = [
		['wrong number of parts', ok([{}, {}, {}])],
		['a web page', ok('<html></html>')],
		['cut-off JSON', ok('[{"id": "1"')],
		['no list', ok({ result: 'fine' })],
		['no body', http(204)],
	];

	it.each(unreadable)('an unreadable first answer (%s) stops the run', async (_, reply) => {
		const { result, fates, sent } = await run(people(6), { groupingLimit: 2 }, [reply]);
		expect(sent).toHaveLength(1);
		expect(fates).toEqual(['unclear', 'unclear', 'stopped', 'stopped', 'stopped', 'stopped']);
		expect(result.stop?.kind).toBe('setting');
		expect(result.settlements[5].reason).toContain(result.stop?.reason);
	});

	it('the reason names the field', async () => {
		const { result } = await run(people(2), {}, [ok({ result: 'fine' })]);
		expect(result.stop?.reason).toContain("'Response Split Path' ($[*])");
	});

	it.each(unreadable)('without stopWhenUnclear it goes on after %s', async (_, reply) => {
		const settings = { groupingLimit: 2, stopWhenUnclear: false };
		const answers = (request: Sent) => (request.number === 1 ? reply : accept(request));
		const { fates } = await run(people(4), settings, answers);
		expect(fates).toEqual(['unclear', 'unclear', 'succeeded', 'succeeded']);
	});

	it('an answer of which one record could be judged does not stop it', async () => {
		const settings = {
			groupingLimit: 2,
			recordOutcome: 'field' as const,
			successField: '$.state',
		};
		const answers = (request: Sent) =>
			ok(request.number === 1 ? [{}, { state: 'bad' }] : [{ state: true }]);
		const { fates } = await run(people(3), settings, answers);
		expect(fates).toEqual(['unclear', 'rejected', 'succeeded']);
	});

	it('a later unreadable answer costs its own batch only', async () => {
		const answers = (request: Sent) => (request.number === 2 ? ok('<html>') : accept(request));
		const { fates } = await run(people(3), { ...single, concurrency: 1 }, answers);
		expect(fates).toEqual(['succeeded', 'unclear', 'succeeded']);
	});

	it.each([404, 405, 415])('a whole-batch %i as the first answer stops it', async (status) => {
		const { result, fates } = await run(people(2), single, [http(status)]);
		expect(fates).toEqual(['rejected', 'stopped']);
		expect(result.stop?.reason).toContain("'API Endpoint'");
	});

	it.each([404, 405, 415])('a later %i does not', async (status) => {
		const answers = (request: Sent) => (request.number === 2 ? http(status) : accept(request));
		const { fates } = await run(people(3), { ...single, concurrency: 1 }, answers);
		expect(fates).toEqual(['succeeded', 'rejected', 'succeeded']);
	});

	it('a first 404 does not stop it without stopWhenUnclear', async () => {
		const answers = (request: Sent) => (request.number === 1 ? http(404) : accept(request));
		const { fates } = await run(people(2), { ...single, stopWhenUnclear: false }, answers);
		expect(fates).toEqual(['rejected', 'succeeded']);
	});

	it('a destination that is unreachable after its retries stops it', async () => {
		const { result, sent, fates } = await run(people(2), { ...single, maxRetries: 2 }, () =>
			lost('unreachable'),
		);
		expect(sent).toHaveLength(3);
		expect(fates).toEqual(['unreachable', 'stopped']);
		expect(result.stop?.kind).toBe('unreachable');
	});

	it('a destination that is unreachable later costs its own batch only', async () => {
		const answers = (request: Sent) =>
			request.number === 2 ? lost('unreachable') : accept(request);
		const settings = { ...single, concurrency: 1, maxRetries: 0 };
		expect((await run(people(3), settings, answers)).fates).toEqual([
			'succeeded',
			'unreachable',
			'succeeded',
		]);
	});
});

describe('rule 12: a credential that is refused later', () => {
	it('the batch that got it fails, rejected, and the rest is unsent', async () => {
		const answers = [ok([{}]), http(403, 'No access')];
		const { result, fates } = await run(people(4), { ...single, concurrency: 1 }, answers);
		expect(fates).toEqual(['succeeded', 'rejected', 'stopped', 'stopped']);
		expect(result.settlements[1].reason).toBe('HTTP 403: No access');
	});
});
