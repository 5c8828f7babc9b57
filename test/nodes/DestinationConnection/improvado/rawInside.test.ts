import { Connections, byId, node } from './support';

const tests = new Connections();

/** The title happens to hold the value of a parameter. */
const title = 'prod-s3cr3t';
const secrets = { password: 's3cr3t', adapter: 'bigquery', port: '1001' };
const create = async (more = {}) => await tests.create({ title, ...more }, { secrets });

it('a title that holds a secret is made once, and leaves masked', async () => {
	const first = await create();
	expect(first.jsons).toMatchObject([{ created: true, title: 'prod-***' }]);
	const second = await create();
	expect(second.jsons).toMatchObject([{ created: false, title: 'prod-***' }]);
	expect(tests.improvado.connections().map((each) => each.title)).toEqual([title]);
	expect(second.hints).toEqual([expect.stringContaining("Connection 'prod-***'")]);
	expect(JSON.stringify([first.outputs, second.outputs, second.hints])).not.toContain('s3cr3t');
});

it('hands on ids as they are, though a parameter has the same value', async () => {
	const { jsons } = await create();
	expect(jsons[0].ids).toEqual({ improvadoDestination: 'bigquery', connectionId: '1001' });
	const items = [{ json: { ids: jsons[0].ids } }];
	const got = await tests.operate('get', {}, { secrets, items });
	expect(got.jsons).toMatchObject([{ id: 1001 }]);
});

it('reauthorizing writes the real title back', async () => {
	const { id, place } = tests.there(title);
	const { jsons, error } = await tests.operate('reauthorize', place, { secrets });
	expect(error).toBeUndefined();
	expect(jsons).toMatchObject([{ title: 'prod-***' }]);
	expect(tests.stored(id).title).toBe(title);
});

it('a status or a date in which a secret happens to be still settles', async () => {
	const { place } = tests.there();
	const words = { mode: 'update', state: 'Active', word: 'Initializing' };
	const { jsons, error } = await tests.operate('reauthorize', place, { secrets: words });
	expect(error).toBeUndefined();
	expect(jsons).toMatchObject([{ pending: false, working: true }]);
	expect(Object.keys(jsons[0])).toContain('updated_at');
});

it('parameters that an answer shows leave masked, by where they stand', async () => {
	const { id, place } = tests.there();
	const shown = { host: 'db.example.com', deep: { port: 5432 } };
	const path = `/api/v3/destinations/bigquery/connections/${id}`;
	const body = {
		id,
		title: 'Reports',
		status: 'Active',
		error_text: null,
		create_load_for_new_tables: false,
		connection_params: shown,
		conenctions_params: [shown],
	};
	tests.sandbox.faults.add({ method: 'GET', path, status: 200, body, times: 'always' });
	const hidden = { host: '***', deep: { port: '***' } };
	const { jsons } = await tests.operate('get', place, {});
	expect(jsons).toMatchObject([{ connection_params: hidden, conenctions_params: [hidden] }]);
});

it('lists of the editor show titles without secrets, and choose by real ids', async () => {
	const { password } = tests.sandbox.credentials.improvado;
	tests.improvado.addConnections('bigquery', [`for ${password}`]);
	const parameters = { platform: 'improvado', destination: byId('bigquery') };
	const { results } = await tests.search(node, 'searchImprovadoConnections', { parameters });
	expect(results).toEqual([{ name: 'for ***', value: '1001' }]);
});

describe('an id that would reach something else', () => {
	it.each(['.', '..', '%2e', '../7', '7/recheck', '7?x', '..;'])('is refused: %s', async (id) => {
		for (const operation of ['get', 'checkStatus', 'update', 'reauthorize']) {
			const place = { destination: byId('bigquery'), connection: byId(id) };
			const { error } = await tests.operate(operation, place, { secrets });
			expect(error?.message).toBe(`'Connection' is '${id}', which is no ID`);
		}
		for (const operation of ['getAll', 'create']) {
			const { error } = await tests.operate(operation, { destination: byId(id), title }, {});
			expect(error?.message).toBe(`'Destination' is '${id}', which is no ID`);
		}
		const ids = { improvadoDestination: 'bigquery', connectionId: id };
		const { error } = await tests.operate('get', {}, { items: [{ json: { ids } }] });
		expect(error?.message).toBe(`'Connection' is '${id}', which is no ID`);
		expect(tests.calls).toEqual([]);
	});

	it('of another connection is not taken for the one that was asked for', async () => {
		const { place } = tests.there();
		const other = tests.there('Other');
		const body = { ...tests.stored(other.id), status: 'Active' };
		tests.sandbox.faults.add({ method: 'GET', status: 200, body, times: 'always' });
		for (const operation of ['get', 'checkStatus', 'reauthorize']) {
			const { error } = await tests.operate(operation, place, { secrets });
			expect(error?.message).toMatch(
				/the answer does not show connection '(?:1001|\*\*\*)' \(HTTP 200\)$/,
			);
		}
		expect(tests.changes).toEqual([]);
	});
});
