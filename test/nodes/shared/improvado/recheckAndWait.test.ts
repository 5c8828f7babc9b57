import { type ApiProblem } from '../../../../nodes/shared/http/apiProblem';
import { recheckAndWait } from '../../../../nodes/shared/improvado/connections/recheckAndWait';
import { rejection, Scripted } from './scripted';

const place = { destination: 'big query', id: '7' };
const shown = (status: string, updated_at: string) => ({ body: { id: 7, status, updated_at } });

it('starts a check and waits until status or updated_at has moved', async () => {
	const script = new Scripted([
		shown('Active', '10:00'),
		{},
		shown('Active', '10:00'),
		shown('Initializing', '10:01'),
		shown('Error', '10:02'),
	]);
	expect(await recheckAndWait(script.client, place)).toEqual({
		connection: { id: 7, status: 'Error', updated_at: '10:02' },
		pending: false,
	});
	const base = '/api/v3/destinations/big%20query/connections/7';
	expect(script.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
		`GET ${base}`,
		`PUT ${base}/recheck`,
		...Array.from({ length: 3 }, () => `GET ${base}`),
	]);
	expect(script.slept).toEqual([500, 750]);
});

it('is settled when the status comes back to what it was and updated_at never moves', async () => {
	const script = new Scripted([
		shown('Active', ''),
		{},
		shown('initializing', ''),
		shown('Active', ''),
	]);
	expect((await recheckAndWait(script.client, place)).pending).toBe(false);
});

it('is settled when only updated_at has moved', async () => {
	const script = new Scripted([shown('Active', '1'), {}, shown('Active', '2')]);
	expect(await recheckAndWait(script.client, place)).toMatchObject({ pending: false });
	expect(script.slept).toEqual([]);
});

it.each(['Active', 'Error', 'Another'])(
	'is settled, and unchanged, when nothing of %s has moved for 20 seconds',
	async (status) => {
		const script = new Scripted([shown(status, '1'), {}, shown(status, '1')]);
		expect(await recheckAndWait(script.client, place)).toEqual({
			connection: shown(status, '1').body,
			pending: false,
			unchanged: true,
		});
		const waited = script.slept.reduce((sum, ms) => sum + ms, 0);
		expect([waited >= 20_000, waited <= 25_000]).toEqual([true, true]);
	},
);

it('is not unchanged when it moves late, or may wait for less than that', async () => {
	const late: Scripted = new Scripted([
		() => shown('Active', late.slept.length < 7 ? '1' : '2'),
		{},
		() => shown('Active', late.slept.length < 7 ? '1' : '2'),
	]);
	expect(await recheckAndWait(late.client, place)).toMatchObject({ pending: false });
	const short = new Scripted([shown('Active', '1'), {}, shown('Active', '1')]);
	expect(await recheckAndWait(short.client, place, { longestWaitMs: 19_000 })).toEqual({
		connection: shown('Active', '1').body,
		pending: true,
	});
});

it.each([
	['it stays in the check', shown('Initializing', '2')],
	['it was in a check before, too', shown('Initializing', '1')],
])('says pending after the longest wait when %s', async (_, last) => {
	const script = new Scripted([shown('Initializing', '1'), {}, last]);
	expect(await recheckAndWait(script.client, place)).toEqual({
		connection: last.body,
		pending: true,
	});
	expect(script.slept.reduce((sum, ms) => sum + ms, 0)).toBe(120_000);
	expect(Math.max(...script.slept)).toBe(5000);
});

it('reads once when it may not wait', async () => {
	const script = new Scripted([shown('Active', '1')]);
	const { pending } = await recheckAndWait(script.client, place, { longestWaitMs: 0 });
	expect([pending, script.slept, script.methods]).toEqual([true, [], ['GET', 'PUT', 'GET']]);
});

it('starts the check again when the answer got lost', async () => {
	const script = new Scripted([shown('Active', '1'), { status: 502 }, {}, shown('Active', '2')]);
	await recheckAndWait(script.client, place);
	expect(script.methods).toEqual(['GET', 'PUT', 'PUT', 'GET']);
});

it('does not start a check of what is not there', async () => {
	const script = new Scripted([{ status: 404 }]);
	const problem = await rejection<ApiProblem>(recheckAndWait(script.client, place));
	expect(problem.message).toContain("no connection '7'");
	expect(script.methods).toEqual(['GET']);
});
