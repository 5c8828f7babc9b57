import { type ApiProblem } from '../../../../nodes/shared/http/apiProblem';
import { addresses, subjectOf } from '../../../../nodes/shared/improvado/client/addresses';
import { listMatching } from '../../../../nodes/shared/improvado/client/listMatching';
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
		const script = new Scripted([{ status: 429 }, { status: 429 }, { status: 429 }, { body: [] }]);
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

	it.each([0, 408, 500, 502, 503])(
		'reads again after %s, but changes nothing twice',
		async (status) => {
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
		},
	);

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
			"Check the network, the credential's 'Base URL', and the proxy if n8n uses one (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY).",
		],
		[
			407,
			'<html>Proxy</html>',
			'Could not read the connection: the proxy between n8n and the network asks for a login (HTTP 407)',
			'Check the proxy if n8n uses one (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY): user and password stand in its address.',
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

	it('leave without a secret, also where they were cut off', async () => {
		const secret = 'p/secret "1"';
		const long = 'x'.repeat(485) + secret;
		for (const said of [`bad ${secret}`, `bad ${secret.slice(0, 8)}…`, long]) {
			const script = new Scripted([{ status: 400, body: { details: { key: [said] } } }], [secret]);
			const problem = await rejection<ApiProblem>(script.client.get('/x', subject));
			const left = script.client.masked([problem.message, problem.description]).join();
			expect(left).toContain('***');
			expect(left).not.toContain('p/secr');
		}
	});
});

describe('answers', () => {
	it('are raw inside, and leave without secrets', async () => {
		const script = new Scripted([
			{ body: { title: 'prod-s3cr3t', connection_params: { a: 'b' } } },
		]);
		script.client.keepSecret('s3cr3t');
		const answer = await script.client.get('/x', subject);
		expect(answer).toEqual({ title: 'prod-s3cr3t', connection_params: { a: 'b' } });
		expect(script.client.masked(answer)).toEqual({
			title: 'prod-***',
			connection_params: { a: '***' },
		});
	});

	it.each([
		['<html>Sign in</html>', 'is not JSON'],
		['{"id":', 'is not JSON'],
		['', 'is empty'],
		['1340', 'is neither an object nor a list'],
		['"done"', 'is neither an object nor a list'],
		['null', 'is neither an object nor a list'],
	])('of a read must be an object or a list: %j', async (text, what) => {
		const problem = await rejection<ApiProblem>(new Scripted([{ text }]).client.get('/x', subject));
		expect(problem.message).toBe(`Could not read the connection: the answer ${what} (HTTP 200)`);
	});

	it.each(['', ' ', 'null', '"done"', '{}'])('of a change may be %j', async (text) => {
		const script = new Scripted([{ text }]);
		expect(await script.client.call('PUT', '/x', subject)).toEqual({});
	});

	it.each(['<html>Sign in</html>', 'Please sign in', '{"id":', 'false', '{"details":"No"}'])(
		'of a change leave doubt with %j',
		async (text) => {
			for (const method of ['POST', 'PUT', 'PATCH'] as const) {
				const script = new Scripted([{ text }]);
				const call = script.client.call(method, '/x', subject, { repeatable: true });
				const problem = await rejection<ApiProblem>(call);
				expect(problem.description).toContain('It may have been done all the same');
				expect([problem.ambiguous, script.sent.length]).toEqual([true, 1]);
			}
			const deleting = new Scripted([{ text }]);
			await rejection(deleting.client.delete('/x', subject));
		},
	);

	it('show the one that was asked for, by its id or uid', async () => {
		const one = async (body: unknown, id: string) =>
			await new Scripted([{ body }]).client.getOne('/x', subject, id);
		expect(await one({ id: 7 }, '7')).toEqual({ id: 7 });
		expect(await one({ id: 7, uid: 'ab-c' }, 'AB-C')).toEqual({ id: 7, uid: 'ab-c' });
		for (const body of [{ id: 8 }, {}, { count: 1, results: [{ id: 7 }] }, [{ id: 7 }]]) {
			expect((await rejection(one(body, '7'))).message).toBe(
				"Could not read the connection: the answer does not show connection '7' (HTTP 200)",
			);
		}
		const change = async (body: unknown) =>
			await new Scripted([{ body }]).client.call('PUT', '/x', subject, { shows: '7' });
		expect(await change({})).toEqual({});
		expect(await change({ id: 7 })).toEqual({ id: 7 });
		expect((await rejection(change({ id: 8 }))).message).toContain('does not show');
	});
});

describe('ids', () => {
	it.each(['.', '..', '', 'a/b', '%2e%2e', 'x?y', 'x#y', 'x;y'])(
		'that would reach something else make no address: %j',
		(id) => {
			for (const address of [
				() => addresses.load(id),
				() => addresses.loadAction(id, 'run'),
				() => addresses.connection('bigquery', id),
				() => addresses.recheck(id, '7'),
				() => addresses.connections(id),
			]) {
				expect(address).toThrow(/^'.*' is no ID of a (load|connection|destination)$/);
			}
		},
	);
});

describe('pages', () => {
	const page = (ids: number[], next: string | null) => ({
		body: { count: 9, next, previous: null, results: ids.map((id) => ({ id })) },
	});

	const all = { limit: Infinity, fits: () => true };

	it('are read until next is null', async () => {
		const script = new Scripted([page([1, 2], 'https://x/?page=2'), page([3], null)]);
		const query = { destination_name: 's3' };
		expect(await listMatching(script.client, '/x', subject, { ...all, query })).toEqual([
			{ id: 1 },
			{ id: 2 },
			{ id: 3 },
		]);
		expect(script.sent.map((request) => request.query)).toEqual([
			{ destination_name: 's3', page: 1, page_size: 100 },
			{ destination_name: 's3', page: 2, page_size: 100 },
		]);
	});

	it('are read only as far as the limit', async () => {
		const script = new Scripted([page([1, 2], 'https://x/?page=2')]);
		const found = await listMatching(script.client, '/x', subject, { ...all, limit: 1 });
		expect(found).toEqual([{ id: 1 }]);
		expect(script.sent).toHaveLength(1);
	});

	it('may be empty in between, and a bare list is all of them', async () => {
		const empty = new Scripted([
			page([1], 'https://x/?page=2'),
			page([], 'https://x/?page=3'),
			page([2], null),
		]);
		expect(await listMatching(empty.client, '/x', subject, all)).toEqual([{ id: 1 }, { id: 2 }]);
		const bare = new Scripted([{ body: [{ id: 5 }] }]);
		expect(await listMatching(bare.client, '/x', subject, all)).toEqual([{ id: 5 }]);
		expect(await listMatching(new Scripted([page([], null)]).client, '/x', subject, all)).toEqual(
			[],
		);
	});

	it.each([
		['no list', { body: { count: 3, next: null } }],
		['a list of something else', { body: { next: null, results: [null] } }],
		['one object', { body: { id: 7 } }],
		['nothing', {}],
		['a web page', { text: '<html>Sign in</html>' }],
		['the page before again', page([1], 'https://x/?page=2')],
	])('do not end with one that is none: %s', async (_, last) => {
		const script = new Scripted([page([1], 'https://x/?page=2'), last]);
		const problem = await rejection<ApiProblem>(listMatching(script.client, '/x', subject, all));
		expect(problem.message).toMatch(/^Could not read the connection: the (answer|link)/);
		expect(script.sent).toHaveLength(2);
	});

	it('have an end, even when every one is empty and leads on', async () => {
		let count = 0;
		const script = new Scripted([() => page([], `https://x/?page=${++count}`)]);
		const problem = await rejection(listMatching(script.client, '/x', subject, all));
		expect(problem.message).toContain('have no end');
	});
});
