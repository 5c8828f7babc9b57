import { accept, http, late, ok, people, run, type Overrides, type Sent } from './harness';

const settings: Overrides = { groupingLimit: 4, splitCodes: '400,413,422' };
const batches = (sent: Sent[]) => sent.map(({ ids }) => ids.join());

/** Refuses every batch with one of these records as a whole. */
const refusing =
	(status: number, ...bad: string[]) =>
	(request: Sent) =>
		request.ids.some((id) => bad.includes(id)) ? http(status, 'Bad record') : accept(request);

describe('rule 15: halving refused batches', () => {
	it.each([400, 413, 422])(
		'a batch refused with %i is halved until the bad record stands alone',
		async (status) => {
			const { sent, fates, result } = await run(people(4), settings, refusing(status, '3'));
			expect(batches(sent)).toEqual(['1,2,3,4', '1,2', '3,4', '3', '4']);
			expect(fates).toEqual(['succeeded', 'succeeded', 'rejected', 'succeeded']);
			expect(result.settlements[2]).toMatchObject({ httpStatus: status, attempts: 3 });
		},
	);

	it.each([403, 404, 409, 500])('a batch refused with %i is not', async (status) => {
		const { sent } = await run(people(4), settings, [http(status)]);
		expect(sent).toHaveLength(1);
	});

	it('not when it is switched off', async () => {
		const { sent, fates } = await run(people(4), { groupingLimit: 4 }, refusing(400, '3'));
		expect(batches(sent)).toEqual(['1,2,3,4']);
		expect(fates).toEqual(Array(4).fill('rejected'));
	});

	it('a half is a batch of its own: sizes differ by at most one, and it may be retried', async () => {
		const answers = (request: Sent) => {
			if (request.ids.length === 5) return http(400);
			return request.number === 2 ? http(503) : accept(request);
		};
		const { sent } = await run(people(5), { ...settings, groupingLimit: 5 }, answers);
		expect(batches(sent).sort()).toEqual(['1,2,3', '1,2,3', '1,2,3,4,5', '4,5']);
	});

	it('one batch at a time until one half was accepted', async () => {
		// The first batch opens the run; all others are refused at once, each answer takes 100 ms.
		const answers = (request: Sent) => {
			const isWhole = request.ids.length === 4;
			return late(100, isWhole && request.number > 1 ? http(400) : accept(request));
		};
		const { sent, fates } = await run(people(16), { ...settings, concurrency: 10 }, answers);
		expect(fates).toEqual(Array(16).fill('succeeded'));
		const at = (time: number) => batches(sent.filter((request) => request.at === time));
		expect(at(100)).toEqual(['5,6,7,8', '9,10,11,12', '13,14,15,16']);
		expect(at(200)).toEqual(['5,6', '7,8']);
		expect(at(300)).toEqual(['9,10', '11,12', '13,14', '15,16']);
	});

	it('stops for the run when one whole batch was halved to single records and none was accepted', async () => {
		const answers = (request: Sent) =>
			late(100, request.number === 1 ? accept(request) : http(422));
		const { sent, fates } = await run(people(16), { ...settings, concurrency: 10 }, answers);
		expect(batches(sent).slice(4)).toEqual(['5,6', '7,8', '5', '6', '7', '8']);
		expect(fates).toEqual([...Array(4).fill('succeeded'), ...Array(12).fill('rejected')]);
	});

	it('and later batches are not halved any more either', async () => {
		const answers = (request: Sent) => (request.number === 1 ? accept(request) : http(422));
		const { sent } = await run(people(16), { ...settings, concurrency: 1 }, answers);
		expect(sent.filter(({ ids }) => ids.length === 1)).toHaveLength(4);
		expect(batches(sent).slice(-2)).toEqual(['9,10,11,12', '13,14,15,16']);
	});

	it('does not stop when a single record was accepted', async () => {
		const { fates } = await run(people(16), settings, refusing(400, '1', '2', '3', '5', '9'));
		expect(fates.filter((fate) => fate === 'rejected')).toHaveLength(5);
	});

	it('does not stop when a piece ended otherwise than refused', async () => {
		const script = [http(400), http(500), http(400), http(400), http(400)];
		const answers = (request: Sent) => script[request.number - 1] ?? refusing(400, '5')(request);
		const { fates } = await run(people(8), { ...settings, concurrency: 1 }, answers);
		expect(fates.slice(0, 4)).toEqual(['unclear', 'unclear', 'rejected', 'rejected']);
		expect(fates.slice(4)).toEqual(['rejected', 'succeeded', 'succeeded', 'succeeded']);
	});

	it('when a batch proved nothing, the next one that waits has its turn', async () => {
		const answers = (request: Sent) => {
			if (request.number === 1) return accept(request);
			if (request.ids.length === 4) return late(100, http(400));
			return late(100, Number(request.ids[0]) < 9 ? http(500) : accept(request));
		};
		const { fates } = await run(people(12), { ...settings, concurrency: 3 }, answers);
		expect(fates.slice(4)).toEqual([...Array(4).fill('unclear'), ...Array(4).fill('succeeded')]);
	});

	it('batches that wait for their turn are failed, not unsent, when the run stops', async () => {
		const answers = (request: Sent) => {
			if (request.number === 1) return accept(request);
			return request.ids.length === 4 ? late(100, http(400)) : late(100, http(403));
		};
		const { fates, result } = await run(people(16), { ...settings, concurrency: 3 }, answers);
		expect(fates.slice(4)).toEqual(Array(12).fill('rejected'));
		expect(result.settlements[15].httpStatus).toBe(400);
	});

	it('parts of a half that ask for it are sent again', async () => {
		const answers = (request: Sent) => {
			if (request.number === 1) return http(400);
			return request.number === 2 ? ok([{}, { code: 503 }]) : accept(request);
		};
		const { sent, fates } = await run(people(4), settings, answers);
		expect(batches(sent)).toEqual(['1,2,3,4', '1,2', '3,4', '2']);
		expect(fates).toEqual(Array(4).fill('succeeded'));
	});
});
