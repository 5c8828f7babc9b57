import { byId, Loads, said } from './support';

const tests = new Loads();

const update = async (id: number, parameters: object) =>
	await tests.operate('update', { load: byId(id), ...parameters });
const bodies = () =>
	tests.requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);

it('changes the run policy, and shows the load as it is read back', async () => {
	const id = await tests.load();
	const { jsons, error } = await update(id, { runPolicy: 'hourly' });
	expect(error).toBeUndefined();
	expect(jsons).toMatchObject([
		{ id, run_policy: 'hourly', changed: true, ids: { loadId: String(id) } },
	]);
	expect(jsons[0]).not.toHaveProperty('notShown');
	expect(tests.stored(id).run_policy).toBe('hourly');
	expect(bodies()).toEqual([{ run_policy: 'hourly' }]);
});

it('changes the schedule under the names that are entered, and keeps the run policy', async () => {
	const id = await tests.load({ runPolicy: '{ "type": "daily" }' });
	const { jsons } = await update(id, { schedule: '{ "cron": "0 3 * * *" }' });
	expect(jsons).toMatchObject([{ changed: true, run_policy: { type: 'daily' } }]);
	expect(bodies()).toEqual([{ run_policy: { type: 'daily' }, cron: '0 3 * * *' }]);
	expect(tests.improvado.scheduling(id)).toEqual({ cron: '0 3 * * *' });
});

it('sends nothing when it is as wanted', async () => {
	const id = await tests.load();
	const { jsons } = await update(id, { runPolicy: 'daily' });
	expect(jsons).toMatchObject([{ id, changed: false, run_policy: 'daily' }]);
	expect(bodies()).toEqual([]);
});

it('says what reading it back does not show as it was sent', async () => {
	const id = await tests.load();
	const body = { ...tests.stored(id), run_policy: 'every hour' };
	tests.sandbox.faults.add({ method: 'GET', after: 1, status: 200, body });
	const { jsons } = await update(id, { runPolicy: 'hourly' });
	expect(jsons).toMatchObject([
		{ changed: true, notShown: "Read back, Run Policy is 'every hour' there and 'hourly' here" },
	]);
});

it('is repeated when its answer got lost', async () => {
	jest.spyOn(Math, 'random').mockReturnValue(0);
	const id = await tests.load();
	tests.sandbox.faults.add({ method: 'PUT', resetAfterProcessing: true });
	const { jsons } = await update(id, { runPolicy: 'hourly' });
	expect(jsons).toMatchObject([{ changed: true, run_policy: 'hourly' }]);
	expect(bodies()).toHaveLength(2);
});

it.each([
	[{}, "Nothing is to be changed: 'Run Policy' and 'Schedule' are empty"],
	[{ schedule: '{' }, "'Schedule' is not valid JSON"],
	[{ schedule: '[]' }, "'Schedule' is not a JSON object"],
	[
		{ runPolicy: 'daily', schedule: '{ "run_policy": "hourly" }' },
		"'Schedule' holds run_policy, and 'Run Policy' is filled in too",
	],
	[{ runPolicy: '{' }, "'Run Policy' is not valid JSON"],
])('with %j is refused before any call', async (parameters, sentence) => {
	expect(said(await update(5, parameters))).toContain(sentence);
	expect(tests.calls).toEqual([]);
});

it('tells what Improvado refuses', async () => {
	const id = await tests.load();
	const result = await update(id, { schedule: '{ "destination_table": "other" }' });
	expect(said(result)).toContain(
		'Could not update the load: Improvado refused it: destination_table: This field cannot be updated.',
	);
	expect(said(await update(999, { runPolicy: 'x' }))).toContain("Improvado finds no load '999'");
});

describe('a page in place of an answer', () => {
	const page = { status: 200, body: '<html>Sign in</html>' };

	it.each([
		['update', 'update', { runPolicy: 'hourly' }],
		['pause', 'pause', {}],
		['resume', 'resume', {}],
		['delete', 'delete', {}],
	])('is not taken for a %s', async (operation, verb, parameters) => {
		const id = await tests.load();
		const method = operation === 'delete' ? 'DELETE' : 'PUT';
		tests.sandbox.faults.add({ method, ...page });
		const result = await tests.operate(operation, { load: byId(id), ...parameters });
		expect(said(result)).toContain(`Could not ${verb} the load: the answer is not JSON (HTTP 200)`);
		expect(said(result)).toContain('It may have been done all the same');
		expect(tests.stored(id)).toMatchObject({ status: 'Active', run_policy: 'daily' });
	});
});

it.each(['.', '..', '%2e', '7/run'])('the id %s is refused before any call', async (id) => {
	for (const operation of ['get', 'run', 'pause', 'delete', 'update']) {
		const result = await tests.operate(operation, { load: byId(id), runPolicy: 'x' });
		expect(said(result)).toContain(`'Load' is '${id}', which is no ID`);
	}
	expect(tests.calls).toEqual([]);
});
