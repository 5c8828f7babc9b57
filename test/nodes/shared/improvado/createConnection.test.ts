import type { ApiRequest } from '../../../../nodes/shared/http/apiPorts';
import { type ApiProblem } from '../../../../nodes/shared/http/apiProblem';
import {
	createConnection,
	reauthorizeConnection,
} from '../../../../nodes/shared/improvado/connections/createConnection';
import type { IfExists } from '../../../../nodes/shared/operations/ifExists';
import { Pending } from '../../../../nodes/shared/pending';
import { rejection, Scripted, type Reply } from './scripted';

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

const create = async (script: Scripted, ifExists: IfExists = 'reuse') =>
	await createConnection(script.client, wanted, ifExists);

/** Answers GET by what the list shows at this time, POST by what `posts` gives in turn. */
function world(shown: (sinceStart: number) => number[], ...posts: Reply[]): Scripted {
	let sent = 0;
	const script: Scripted = new Scripted([
		({ method }) => {
			if (method === 'POST') return posts[sent++];
			return list(...shown(sent === 0 ? -1 : script.clock - 1_000_000));
		},
	]);
	return script;
}

describe('create', () => {
	it('sends the documented body, and looks back', async () => {
		const script = new Scripted([list(), { status: 201, body: { id: 2 } }, list(2)]);
		expect(await create(script)).toEqual({ made: { id: 2 }, report: { created: true } });
		expect(script.methods).toEqual(['GET', 'POST', 'GET']);
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

	it('takes the one that is there', async () => {
		const script = new Scripted([list(1)]);
		expect(await create(script)).toMatchObject({ made: { id: 1 }, report: { created: false } });
		expect(script.methods).toEqual(['GET']);
	});

	it('looks by title after a lost answer, and finds the new one among equal titles', async () => {
		const script = new Scripted([list(1), lost, list(1, 2)]);
		expect(await create(script, 'createAnother')).toMatchObject({ made: { id: 2 } });
		expect(script.methods).toEqual(['GET', 'POST', 'GET']);
	});

	it.each([3, 10, 30])('makes no second one when the first shows after %i s', async (seconds) => {
		const script = world((time) => (time >= seconds * 1000 ? [2] : []), lost);
		expect(await create(script)).toMatchObject({ made: { id: 2 }, report: { created: true } });
		expect(writes(script)).toHaveLength(1);
	});

	it('creates again only when looks over half a minute find nothing', async () => {
		const script = world(() => [], { status: 503 }, { body: { id: 3 } });
		expect(await create(script)).toMatchObject({ made: { id: 3 } });
		expect(writes(script)).toHaveLength(2);
		expect(script.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(30_000);
	});

	it('is pending after two lost answers', async () => {
		const script = world(() => [], lost, lost, { body: { id: 3 } });
		const pending = await rejection<Pending>(create(script));
		expect(pending).toBeInstanceOf(Pending);
		expect(pending.message).toMatch(/^Could not create the connection: no answer came/);
		expect(writes(script)).toHaveLength(2);
	});

	it('does not repeat what was refused', async () => {
		const script = new Scripted([list(), refused({ title: ['Taken.'] })]);
		const problem = await rejection<ApiProblem>(create(script));
		expect([problem.status, script.methods]).toEqual([400, ['GET', 'POST']]);
	});

	it.each([{ status: 201 }, { status: 200, text: '<html>Sign in</html>' }])(
		'looks it up when the answer has no id: %j',
		async (reply) => {
			const script = new Scripted([list(), reply, list(9)]);
			expect(await create(script)).toMatchObject({ made: { id: 9 } });
			expect(writes(script)).toHaveLength(1);
		},
	);

	it('goes on with the older one of two executions, by their ids', async () => {
		const script = new Scripted([list(), { body: { id: 10 } }, list(10, 9)]);
		expect(await create(script)).toMatchObject({
			made: { id: 9 },
			report: { created: false, twinIds: ['10'], twinHint: expect.stringContaining('ID 9') },
		});
	});
});

describe('the key of the parameters', () => {
	const change = { destination: 'bigquery', id: '7', title: 'Reports', parameters: { key: 'k' } };

	it('is that of each page first', async () => {
		const creating = new Scripted([list(), { body: { id: 2 } }, list(2)]);
		await create(creating);
		const reauthorize = new Scripted([{ body: { id: 7 } }]);
		await reauthorizeConnection(reauthorize.client, change);
		expect([...writes(creating), ...writes(reauthorize)].map(keyOf)).toEqual([
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

	it('is found though a secret is spelt like a part of it', async () => {
		const details = { conenctions_params: ['This field is required.'] };
		const script = new Scripted([refused(details), { body: { id: 7 } }], ['ctions_par']);
		expect(await reauthorizeConnection(script.client, change)).toEqual({ id: 7 });
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
		expect(await create(script)).toMatchObject({ made: { id: 4 } });
		expect(script.methods).toEqual(['GET', 'POST', 'POST', 'GET', 'GET']);
	});
});
