import type { ApiProblem } from '../../../../../nodes/shared/http/apiProblem';
import { collectionPath } from '../../../../../nodes/shared/adobe/client/collections';
import { subjectOf } from '../../../../../nodes/shared/adobe/client/subjects';
import { answer, rejection, ScriptedAdobe } from './scriptedAdobe';

const subject = subjectOf('read', 'connections', 'c1');

describe('reading one', () => {
	const reading = (body: unknown) =>
		new ScriptedAdobe()
			.answers(answer(200, body, { 'x-request-id': 'r-1' }))
			.client.getOne('connections', 'c1');

	it.each([
		['in a list', { items: [{ id: 'c1' }] }],
		['by itself', { id: 'c1' }],
		['in capitals', { items: [{ id: 'C1' }] }],
		['beside others', { items: [{ id: 'c0' }, { id: 'c1' }] }],
	])('takes it %s', async (_, body) => {
		await expect(reading(body)).resolves.toMatchObject({ id: expect.stringMatching(/^c1$/i) });
	});

	it('an empty list means that there is none', async () => {
		const problem = await rejection<ApiProblem>(reading({ items: [] }));
		expect(problem.message).toContain("Adobe finds no connection 'c1' in sandbox 'prod'");
		expect([problem.status, problem.absent]).toEqual([404, true]);
	});

	it.each([
		['a web page', '<html>Sign in</html>', 'the answer is not JSON'],
		['JSON that was cut off', '{"items":[{"id":"c1"', 'the answer is not JSON'],
		['null', 'null', 'the answer is neither an object nor a list'],
		['a text', '"OK"', 'the answer is neither an object nor a list'],
		['false', 'false', 'the answer is not JSON'],
		['nothing', '', 'the answer is empty'],
		['white space', ' \n', 'the answer is empty'],
		['depth', `${'['.repeat(300)}${']'.repeat(300)}`, 'the answer is nested too deep'],
		['an empty object', '{}', "the answer does not show connection 'c1'"],
		['another one', '{"id":"c2"}', "the answer does not show connection 'c1'"],
		['others', '{"items":[{"id":"c2"},{}]}', "the answer does not show connection 'c1'"],
	])('%s is no answer, and does not mean that there is none', async (_, text, what) => {
		const problem = await rejection<ApiProblem>(reading(text));
		expect(problem.message).toBe(`Could not read the connection: ${what} (HTTP 200)`);
		expect([problem.absent, problem.unreadable]).toEqual([false, true]);
	});

	it.each(['.', '..', '', ' ', '../flows', 'a/b', 'a\\b', 'a?x=1', 'a#b', '%2e', '..;', 'a\u0000'])(
		'asks for nothing by the id %j, which would reach something else',
		async (id) => {
			const adobe = new ScriptedAdobe();
			expect((await rejection(adobe.client.getOne('flows', id))).message).toBe(
				`'${id}' is no ID of a dataflow`,
			);
			expect((await rejection(adobe.client.delete('flows', id))).message).toMatch(
				/is no ID of a dataflow$/,
			);
			expect(adobe.calls).toEqual([]);
		},
	);

	it('asks for an id as one part of the path', () => {
		expect(collectionPath('flows', 'a b')).toMatch(/\/flows\/a%20b$/);
	});

	it('keeps whole numbers as they were written', async () => {
		const text =
			'{"id":"c1","big":9007199254740993,"small":9007199254740991,"half":0.1234567890123456}';
		await expect(reading(text)).resolves.toEqual({
			id: 'c1',
			big: '9007199254740993',
			small: 9007199254740991,
			half: 0.1234567890123456,
		});
	});
});

describe('a change', () => {
	const change = async (text: unknown, method: 'post' | 'patch' | 'delete' = 'post') => {
		const adobe = new ScriptedAdobe().answers(answer(200, text));
		if (method === 'delete') return await adobe.client.delete('connections', 'c1');
		return method === 'post'
			? await adobe.client.post('/x', {}, subject)
			: await adobe.client.patch('/x', [], '"e"', subject);
	};

	it.each([
		['nothing', ''],
		['null', 'null'],
		['a word', '"OK"'],
		['an empty object', '{}'],
	])('may be answered by %s', async (_, text) => {
		await expect(change(text)).resolves.toEqual({});
		await expect(change(text, 'delete')).resolves.toBeUndefined();
	});

	it.each([
		['a sign-in page', '<!DOCTYPE html><title>Sign in</title>', 'the answer is not JSON'],
		['a page without its beginning', 'Please sign in', 'the answer is not JSON'],
		['half an answer', '{"id":', 'the answer is not JSON'],
		['a refusal', '{"errorMessage":"Not allowed"}', 'the answer refuses it'],
		['a list of errors', '{"errors":[{"code":1}]}', 'the answer refuses it'],
		['no success', '{"success":false}', 'the answer refuses it'],
	])('is not done because of %s', async (_, text, what) => {
		for (const method of ['post', 'patch', 'delete'] as const) {
			const problem = await rejection<ApiProblem>(change(text, method));
			expect(problem.message).toContain(`: ${what}`);
			expect(problem.description).toContain('It may have been done all the same');
			expect(problem.ambiguous).toBe(true);
		}
	});

	it.each(['{"id":"c1","errors":["old"]}', '{"errors":[],"error":null,"detail":""}'])(
		'is done with %s',
		async (text) => {
			await expect(change(text)).resolves.toEqual(JSON.parse(text));
		},
	);

	it('that Adobe says it made to another one is told', async () => {
		const problem = await rejection<ApiProblem>(change({ id: 'c2', etag: '"e"' }, 'patch'));
		expect(problem.message).toContain("the answer does not show connection 'c1'");
	});
});

it.each([
	[0, true],
	[303, true],
	[408, true],
	[500, true],
	[503, true],
	[504, true],
	[520, true],
	[501, false],
	[505, false],
	[302, false],
	[307, false],
	[400, false],
	[409, false],
	[429, false],
])('a change answered %i: %s that it may have been carried out', async (status, ambiguous) => {
	const adobe = new ScriptedAdobe().answers(...Array.from({ length: 6 }, () => answer(status)));
	const problem = await rejection<ApiProblem>(adobe.client.post('/x', {}, subject));
	expect(problem.ambiguous).toBe(ambiguous);
});

describe('on the way', () => {
	it('a proxy that wants a login is named', async () => {
		const adobe = new ScriptedAdobe().answers(answer(407, '<html>Proxy</html>'));
		const { message, description } = await rejection<ApiProblem>(adobe.client.get('/x', subject));
		expect(message).toBe(
			'Could not read the connection: the proxy between n8n and the network asks for a login (HTTP 407)',
		);
		expect(description).toContain('HTTPS_PROXY');
	});

	it.each([400, 401, 403, 404, 409])('a page with %i is not the word of Adobe', async (status) => {
		const adobe = new ScriptedAdobe().answers(answer(status, '<html>Blocked</html>'));
		const problem = await rejection<ApiProblem>(adobe.client.get('/x', subject));
		expect(problem.message).toBe(
			`Could not read the connection: the answer is not JSON (HTTP ${status})`,
		);
		expect([problem.unreadable, problem.absent]).toEqual([true, false]);
	});

	it('a delete is not done because a proxy finds nothing after a lost answer', async () => {
		const adobe = new ScriptedAdobe();
		adobe.answers(answer(0, 'reset'), answer(404, '<html>Not here</html>'));
		const problem = await rejection(adobe.client.delete('connections', 'c1'));
		expect(problem.message).toContain('the answer is not JSON');
	});
});
