import { Destination, ids, results, soundItems } from '../../../support/destination';

const destination = new Destination();
const elsewhere = new Destination();
const location = '/api/records?moved=yes';

/** Without it a run that stops before anything arrived throws. */
const node = { onError: 'continueRegularOutput' } as const;

describe('redirects', () => {
	it.each([307, 308])('%s on the same origin is followed with method and body', async (status) => {
		destination.sandbox.faults.add({ redirect: { status, location } });
		const { succeeded, summary } = await destination.send({ items: soundItems(2) });
		expect(ids(succeeded)).toEqual([1, 2]);
		const [first, second] = destination.requests;
		expect(second).toMatchObject({ method: 'POST', url: location, body: first.body });
		expect(second.headers.authorization).toBe(first.headers.authorization);
		expect(results(succeeded)[0]).toMatchObject({ attempts: 2 });
		expect(summary.requests).toMatchObject({ retried: 0 });
	});

	it('one that is not followed makes the node red, with the new address', async () => {
		destination.sandbox.faults.add({ redirect: { status: 301, location } });
		const { error } = await destination.send({ items: soundItems(2) });
		expect(error?.message).toContain(location);
	});

	it.each([
		[301, 'rejected'],
		[302, 'rejected'],
		[303, 'unclear'],
	])('%s is not followed: it would lose the records (%s)', async (status, cause) => {
		destination.sandbox.faults.add({ redirect: { status, location } });
		const { failed, error } = await destination.send({ items: soundItems(2), node });
		expect(error).toBeUndefined();
		expect(results(failed)[0]).toMatchObject({ cause, httpStatus: status });
		expect(results(failed)[0].reason).toContain(location);
		expect(results(failed)[0].reason).toMatch(/'API Endpoint'/);
		expect(destination.requests).toHaveLength(1);
	});

	it('to another origin is not followed, nor is the secret taken there', async () => {
		const there = `${elsewhere.sandbox.url}/api/records`;
		destination.sandbox.faults.add({ redirect: { status: 307, location: there } });
		const { failed, hints } = await destination.send({
			items: soundItems(3),
			parameters: { groupingLimit: 1 },
			node,
		});
		expect(results(failed)[0].reason).toContain(there);
		expect(results(failed)[0].reason).toMatch(/'API Base URL'/);
		expect(results(failed)[1]).toMatchObject({ outcome: 'unsent' });
		expect(hints).toContainEqual(expect.stringContaining(there));
		expect(elsewhere.sandbox.requests).toEqual([]);
	});

	it('without end are given up', async () => {
		destination.sandbox.faults.add({ redirect: { status: 307, location }, times: 'always' });
		const { failed } = await destination.send({ items: soundItems(1), node });
		expect(results(failed)[0].reason).toMatch(/redirected 5 times/);
		expect(destination.requests).toHaveLength(6);
	});

	it('without an address are a sentence', async () => {
		destination.sandbox.faults.add({ status: 307, emptyBody: true });
		const { failed } = await destination.send({ items: soundItems(1), node });
		expect(results(failed)[0].reason).toMatch(/HTTP 307 without saying where/);
	});

	it('of the token request are not followed', async () => {
		destination.sandbox.faults.add({
			path: '/v3/oauth/token/generate',
			redirect: { status: 307, location: `${elsewhere.sandbox.url}/v3/oauth/token/generate` },
		});
		const { error } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('clientKey'),
		});
		expect(error?.message).toMatch(/token request was redirected \(HTTP 307\).*'OAuth Base URL'/);
		expect(elsewhere.sandbox.requests).toEqual([]);
	});
});
