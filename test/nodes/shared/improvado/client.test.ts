import { type ApiProblem } from '../../../../nodes/shared/http/apiProblem';
import { subjectOf } from '../../../../nodes/shared/improvado/client/addresses';
import { listAll } from '../../../../nodes/shared/improvado/client/pages';
import { rejection, Scripted } from './scripted';

const subject = subjectOf('read', 'connection', '7');

describe('repeats', () => {
	it('waits as long as a 429 asks for, whatever the method', async () => {
		const limited = { status: 429, headers: { 'retry-after': '20' } };
		for (const method of ['GET', 'POST'] as const) {
			const script = new Scripted([limited, limited, { body: { id: 7 } }]);
			expect(await script.client.call(method, '/x', subject)).toEqual({ id: 7 });
			expect(script.slept).toEqual([20_000, 20_000]);
		}
	});

	it('backs off when a 429 names no time', async () => {
		const script = new Scripted([{ status: 429 }, { status: 429 }, { status: 429 }, {}]);
		await script.client.get('/x', subject);
		expect(script.slept).toEqual([500, 1000, 2000]);
	});

	it('gives up a 429 after six attempts, or when it asks for too long', async () => {
		const script = new Scripted([{ status: 429 }]);
		const problem = await rejection<ApiProblem>(script.client.get('/x', subject));
		expect([script.sent.length, problem.status]).toEqual([6, 429]);
		const long = new Scripted([{ status: 429, headers: { 'retry-after': '301' } }]);
		await rejection(long.client.get('/x', subject));
		expect(long.slept).toEqual([]);
	});

	it.each([0, 500, 502, 503])('reads again after %s, but changes nothing twice', async (status) => {
		const lost = { status, text: 'socket hang up' };
		const reading = new Scripted([lost, { body: { id: 7 } }]);
		expect(await reading.client.get('/x', subject)).toEqual({ id: 7 });
		expect(reading.lines).toHaveLength(1);
		for (const method of ['POST', 'PUT', 'PATCH'] as const) {
			const changing = new Scripted([lost]);
			const problem = await rejection<ApiProblem>(changing.client.call(method, '/x', subject));
			expect([changing.sent.length, problem.ambiguous]).toEqual([1, true]);
		}
		const repeatable = new Scripted([lost, {}]);
		await repeatable.client.call('PUT', '/x', subject, { repeatable: true });
		expect(repeatable.sent).toHaveLength(2);
	});

	it('takes a 404 for done when a delete lost its answer', async () => {
		const script = new Scripted([{ status: 0, text: 'reset' }, { status: 404 }]);
		await script.client.delete('/x', subject);
		const absent = new Scripted([{ status: 404 }]);
		expect((await rejection<ApiProblem>(absent.client.delete('/x', subject))).status).toBe(404);
	});

	it('does not repeat what was refused', async () => {
		const script = new Scripted([{ status: 400, body: { details: 'no' } }]);
		await rejection(script.client.get('/x', subject));
		expect(script.methods).toEqual(['GET']);
	});
});

describe('sentences', () => {
	const explained = async (status: number, body: unknown, secrets: string[] = []) => {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const script = new Scripted([{ status, text }], secrets);
		const { message, description } = await rejection<ApiProblem>(
			script.client.call('POST', '/x', subject),
		);
		return [message, description];
	};

	it.each<[number, unknown, string, string]>([
		[
			400,
			{ details: 'title is taken' },
			'Could not read the connection: Improvado refused it: title is taken',
			'Change what it names and run the node again. (HTTP 400)',
		],
		[
			400,
			{ details: { title: ['This field is required.'], params: { host: ['Not found.'] } } },
			'Could not read the connection: Improvado refused it: title: This field is required.; params.host: Not found.',
			'Change what it names and run the node again. (HTTP 400)',
		],
		[
			401,
			{ details: 'Invalid or expired token' },
			'Could not read the connection: Improvado did not accept the credential',
			"Improvado says: Invalid or expired token. Check 'Username', 'Password' and 'Workspace ID' of the credential; the credential's own test tells more. (HTTP 401)",
		],
		[
			403,
			{ details: 'The feature loads is not enabled' },
			'Could not read the connection: it is not enabled for the workspace, or this user may not do it',
			"Improvado says: The feature loads is not enabled. Ask your contact at Improvado to enable it for workspace '4711'. (HTTP 403)",
		],
		[
			404,
			{ detail: 'Not found.' },
			"Could not read the connection: Improvado finds no connection '7' in workspace '4711'",
			"Improvado says: Not found. Check the ID and the credential's 'Workspace ID'. It may have been deleted. (HTTP 404)",
		],
		[
			404,
			'<html><h1>Not here</h1></html>',
			'Could not read the connection: the answer is not JSON (HTTP 404)',
			"Check the credential's 'Base URL'; a proxy or a sign-in page may be in between.",
		],
		[
			502,
			'<html>Bad gateway</html>',
			'Could not read the connection: Improvado is out of order at the moment (HTTP 502)',
			'Run the node again later.',
		],
		[
			301,
			'',
			'Could not read the connection: Improvado redirects to another address (HTTP 301)',
			"Check the credential's 'Base URL'.",
		],
		[
			0,
			'connect ECONNREFUSED',
			'Could not read the connection: no answer came from Improvado (connect ECONNREFUSED)',
			"Check the network and the credential's 'Base URL'.",
		],
	])('for %s with %j', async (status, body, message, description) => {
		expect(await explained(status, body)).toEqual([message, description]);
	});

	it('say the same of many shapes of details', async () => {
		for (const body of [{ details: ['no'] }, { detail: 'no' }, { message: 'no' }, ['no']]) {
			expect((await explained(400, body))[0]).toMatch(/refused it: no$/);
		}
		expect((await explained(400, {}))[0]).toMatch(/refused it \(HTTP 400\)$/);
	});

	it('never hold a secret, nor does an answer', async () => {
		const secret = 'p/secret "1"';
		const said = await explained(400, { details: { key: [`bad ${secret}`] } }, [secret]);
		expect(said.join()).toContain('bad ***');
		expect(said.join()).not.toContain('secret');
		const script = new Scripted([{ body: { echo: [encodeURIComponent(secret)] } }], []);
		script.client.keepSecret(secret);
		expect(await script.client.get('/x', subject)).toEqual({ echo: ['***'] });
	});
});

describe('answers', () => {
	it('of a read must be JSON, those of a change need not', async () => {
		const page = { text: '<html>Sign in</html>' };
		const problem = await rejection<ApiProblem>(new Scripted([page]).client.get('/x', subject));
		expect(problem.message).toMatch(/the answer is not JSON \(HTTP 200\)$/);
		expect(await new Scripted([page]).client.call('PUT', '/x', subject)).toEqual({});
		expect(await new Scripted([{ text: ' ' }]).client.get('/x', subject)).toEqual({});
	});

	it.each(['1340', '"done"', 'null'])('of a read must be an object or a list: %s', async (text) => {
		const problem = await rejection<ApiProblem>(new Scripted([{ text }]).client.get('/x', subject));
		expect(problem.message).toMatch(/the answer is not JSON \(HTTP 200\)$/);
		expect(await new Scripted([{ text }]).client.call('PUT', '/x', subject)).toEqual({});
	});

	it('are masked once they are parsed: numbers stay, and so do names that begin as a secret', async () => {
		const body = { id: 12345678, key: '12345678', title: 'Data for c4n4ry' };
		const script = new Scripted([{ body }], ['12345678', 'c4n4ry-secret']);
		expect(await script.client.get('/x', subject)).toEqual({ ...body, key: '***' });
	});
});

describe('pages', () => {
	const page = (ids: number[], next: string | null) => ({
		body: { count: 9, next, previous: null, results: ids.map((id) => ({ id })) },
	});

	it('are read until next is null', async () => {
		const script = new Scripted([page([1, 2], 'https://x/?page=2'), page([3], null)]);
		expect(await listAll(script.client, '/x', subject, { destination_name: 's3' })).toEqual([
			{ id: 1 },
			{ id: 2 },
			{ id: 3 },
		]);
		expect(script.sent.map(({ query }) => query)).toEqual([
			{ destination_name: 's3', page: 1, page_size: 100 },
			{ destination_name: 's3', page: 2, page_size: 100 },
		]);
	});

	it('are read only as far as the limit', async () => {
		const script = new Scripted([page([1, 2], 'https://x/?page=2')]);
		expect(await listAll(script.client, '/x', subject, {}, 1)).toEqual([{ id: 1 }]);
		expect(script.sent).toHaveLength(1);
	});

	it('end with an empty one, and a bare list is all of them', async () => {
		const empty = new Scripted([page([1], 'https://x/?page=2'), page([], 'https://x/?page=3')]);
		expect(await listAll(empty.client, '/x', subject)).toEqual([{ id: 1 }]);
		const bare = new Scripted([{ body: [{ id: 5 }] }]);
		expect(await listAll(bare.client, '/x', subject)).toEqual([{ id: 5 }]);
	});
});
