import type { ApiRequest } from '../../../../nodes/shared/http/apiPorts';
import { type ApiProblem } from '../../../../nodes/shared/http/apiProblem';
import {
	createConnection,
	reauthorizeConnection,
} from '../../../../nodes/shared/improvado/connections/createConnection';
import { rejection, Scripted } from './scripted';

const wanted = {
	destination: 'bigquery',
	title: 'Reports',
	createLoadForNewTables: false,
	parameters: { key: 'k' },
};
const list = (...ids: number[]) => ({
	body: { next: null, results: ids.map((id) => ({ id, title: 'Reports' })) },
});
const lost = { status: 0, text: 'socket hang up' };
const refused = (details: unknown) => ({ status: 400, body: { details } });
const keyOf = ({ body }: ApiRequest) =>
	Object.keys(body as object).filter((name) => name.endsWith('_params'));
const writes = (script: Scripted) => script.sent.filter(({ method }) => method !== 'GET');

describe('create', () => {
	it('sends the documented body', async () => {
		const script = new Scripted([list(1), { status: 201, body: { id: 2 } }]);
		expect(await createConnection(script.client, wanted)).toEqual({ id: 2 });
		expect(writes(script)).toEqual([
			{
				method: 'POST',
				path: '/api/v3/destinations/bigquery/connections',
				query: {},
				body: {
					title: 'Reports',
					create_load_for_new_tables: false,
					destination_name: 'bigquery',
					conenctions_params: { key: 'k' },
				},
			},
		]);
	});

	it('looks by title after a lost answer, and finds the new one among equal titles', async () => {
		const script = new Scripted([list(1), lost, list(1, 2)]);
		expect(await createConnection(script.client, wanted)).toEqual({ id: 2, title: 'Reports' });
		expect(script.methods).toEqual(['GET', 'POST', 'GET']);
		expect(script.slept).toHaveLength(1);
	});

	it('creates again only when the look finds nothing', async () => {
		const script = new Scripted([list(1), { status: 503 }, list(1), { body: { id: 3 } }]);
		expect(await createConnection(script.client, wanted)).toEqual({ id: 3 });
		expect(script.methods).toEqual(['GET', 'POST', 'GET', 'POST']);
	});

	it('gives up after three lost answers', async () => {
		const script = new Scripted([({ method }) => (method === 'POST' ? lost : list(1))]);
		const problem = await rejection<ApiProblem>(createConnection(script.client, wanted));
		expect(problem.message).toMatch(/^Could not create the connection: no answer came/);
		expect(writes(script)).toHaveLength(3);
	});

	it('does not repeat what was refused', async () => {
		const script = new Scripted([list(), refused({ title: ['Taken.'] })]);
		const problem = await rejection<ApiProblem>(createConnection(script.client, wanted));
		expect([problem.status, script.methods]).toEqual([400, ['GET', 'POST']]);
	});

	it('looks it up when the answer has no id', async () => {
		const script = new Scripted([list(), { status: 201 }, list(9)]);
		expect(await createConnection(script.client, wanted)).toMatchObject({ id: 9 });
	});
});

describe('the key of the parameters', () => {
	const change = { destination: 'bigquery', id: '7', title: 'Reports', parameters: { key: 'k' } };

	it('is that of each page first', async () => {
		const create = new Scripted([list(), { body: { id: 2 } }]);
		await createConnection(create.client, wanted);
		const reauthorize = new Scripted([{ body: { id: 7 } }]);
		await reauthorizeConnection(reauthorize.client, change);
		expect([...writes(create), ...writes(reauthorize)].map(keyOf)).toEqual([
			['conenctions_params'],
			['connection_params'],
		]);
		expect(reauthorize.sent[0]).toMatchObject({
			method: 'PUT',
			path: '/api/v3/destinations/bigquery/connections/7',
			body: { title: 'Reports' },
		});
	});

	it.each([
		['the one that is missing', { conenctions_params: ['This field is required.'] }],
		['the one that is not known', 'Unknown field connection_params'],
	])('is the other one once when a 400 names %s', async (_, details) => {
		const script = new Scripted([refused(details), { body: { id: 7 } }]);
		expect(await reauthorizeConnection(script.client, change)).toEqual({ id: 7 });
		expect(writes(script).map(keyOf)).toEqual([['connection_params'], ['conenctions_params']]);
	});

	it('stays the same when a 400 is about something else, or it is no 400', async () => {
		for (const reply of [refused('title is taken'), { status: 403, text: 'connection_params' }]) {
			const script = new Scripted([reply]);
			await rejection(reauthorizeConnection(script.client, change));
			expect(script.sent).toHaveLength(1);
		}
	});

	it('leaves the sentence about what is under it, whichever key is known', async () => {
		const inside = { connection_params: { key: ['Too short.'] } };
		const missing = (key: string) => ({ [key]: ['This field is required.'] });
		const known = new Scripted([refused(inside), refused(missing('connection_params'))]);
		const first = await rejection(reauthorizeConnection(known.client, change));
		expect(first.message).toMatch(/connection_params\.key: Too short\.$/);
		const other = new Scripted([
			refused(missing('conenctions_params')),
			refused({ conenctions_params: { key: ['Too short.'] } }),
		]);
		const second = await rejection(reauthorizeConnection(other.client, change));
		expect(second.message).toMatch(/conenctions_params\.key: Too short\.$/);
	});

	it('is tried again without losing the care for lost answers', async () => {
		const missingKey = { connection_params: ['This field is required.'] };
		const script = new Scripted([list(), refused(missingKey), lost, list(4)]);
		expect(await createConnection(script.client, wanted)).toMatchObject({ id: 4 });
		expect(script.methods).toEqual(['GET', 'POST', 'POST', 'GET']);
	});
});
