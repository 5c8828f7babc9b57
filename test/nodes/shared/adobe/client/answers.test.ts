import type { ApiProblem } from '../../../../../nodes/shared/http/apiProblem';
import { maskCredentials } from '../../../../../nodes/shared/adobe/client/echoedCredentials';
import { subjectOf } from '../../../../../nodes/shared/adobe/client/subjects';
import { answer, lost, rejection, ScriptedAdobe } from './scriptedAdobe';

const subject = subjectOf('read', 'connections', 'c1');
const secret = 'c4n4ry/+ "of" the\\mine~&=%';
const spellings = [
	secret,
	encodeURIComponent(secret),
	new URLSearchParams({ s: secret }).toString().slice(2),
	Buffer.from(secret).toString('base64').replace(/=+$/, ''),
	Buffer.from(secret).toString('base64url'),
	JSON.stringify(secret).slice(1, -1),
];

describe('reading one', () => {
	it.each([
		['in a list', { items: [{ id: 'c1' }] }],
		['by itself', { id: 'c1' }],
	])('takes it %s', async (_, body) => {
		const adobe = new ScriptedAdobe().answers(answer(200, body));
		await expect(adobe.client.getOne('connections', 'c1')).resolves.toEqual({ id: 'c1' });
	});

	it.each([
		['an empty list', { items: [] }],
		['an empty object', {}],
		['nothing', ''],
	])('%s means that there is none', async (_, body) => {
		const adobe = new ScriptedAdobe().answers(answer(200, body));
		const problem = await rejection<ApiProblem>(adobe.client.getOne('connections', 'c1'));
		expect(problem.message).toContain("Adobe finds no connection 'c1' in sandbox 'prod'");
		expect(problem.status).toBe(404);
	});

	it.each([
		['a web page', '<html>Sign in</html>'],
		['JSON that was cut off', '{"items":[{"id":"c1"'],
		['null', 'null'],
		['a text', '"OK"'],
	])('%s is no answer', async (_, text) => {
		const adobe = new ScriptedAdobe().answers(answer(200, text, { 'x-request-id': 'r-1' }));
		const problem = await rejection<ApiProblem>(adobe.client.getOne('connections', 'c1'));
		expect(problem.message).toBe(
			'Could not read the connection: the answer is not JSON (HTTP 200)',
		);
		expect(problem.description).toContain('request ID r-1');
	});

	it('asks for the id as one part of the path', async () => {
		const adobe = new ScriptedAdobe().answers(answer(200, { id: 'a' }));
		await adobe.client.getOne('connections', '../flows?x=1');
		expect(adobe.calls).toEqual(['GET connections/..%2Fflows%3Fx%3D1']);
	});
});

describe('secrets', () => {
	it('are masked wherever an answer repeats them, in each spelling', async () => {
		const adobe = new ScriptedAdobe([secret]);
		adobe.answers(answer(200, { id: 'c1', note: spellings, [secret]: 1 }));
		const got = await adobe.client.get('/x', subject);
		expect(got).toEqual({ id: 'c1', note: spellings.map(() => '***'), '***': 1 });
	});

	it('that are sent later are masked from then on', async () => {
		const adobe = new ScriptedAdobe();
		adobe.client.keepSecret(secret, 'another-one');
		adobe.answers(answer(200, { id: `${secret} and another-one` }));
		await expect(adobe.client.get('/x', subject)).resolves.toEqual({ id: '*** and ***' });
	});

	it.each(spellings)('are masked in refusals, code and request id: %s', async (spelling) => {
		const adobe = new ScriptedAdobe([secret]);
		const body = { error_code: spelling, message: `No ${spelling}`, requestId: spelling };
		adobe.answers(answer(400, body, { 'x-request-id': spelling }));
		const problem = await rejection<ApiProblem>(adobe.client.get('/x', subject));
		const { message, description, code, requestId } = problem;
		expect(message).toContain('Adobe refused it: No ***');
		const all = [message, description, code, requestId, problem.stack].join('\n');
		for (const spelt of spellings) expect([spelt, all.includes(spelt)]).toEqual([spelt, false]);
	});

	it('are masked when the network names them, and never logged', async () => {
		const adobe = new ScriptedAdobe([secret]);
		adobe.answers(...Array.from({ length: 6 }, () => ({ ...lost, text: `reset ${secret}` })));
		const problem = await rejection<ApiProblem>(adobe.client.get('/x', subject));
		expect(problem.message).toContain('no answer came from Adobe (reset ***)');
		expect(adobe.lines.join()).not.toContain(secret);
	});

	it('that look like numbers leave the numbers of an answer as they are', async () => {
		const adobe = new ScriptedAdobe(['176385']);
		const body = { id: 'c1', createdAt: 1_763_852_026_110, note: 'pin 176385' };
		adobe.answers(answer(200, body));
		const got = await adobe.client.get('/x', subject);
		expect(got).toEqual({ ...body, note: 'pin ***' });
	});

	it('leave a name that ends as they begin', async () => {
		const adobe = new ScriptedAdobe(['Newsletter2026']).answers(
			answer(200, { name: 'Newsletter' }),
		);
		await expect(adobe.client.get('/x', subject)).resolves.toEqual({ name: 'Newsletter' });
	});

	it('that were cut off with the message do not leave in part', async () => {
		const adobe = new ScriptedAdobe([secret]);
		for (let before = 470; before < 500; before++) {
			adobe.answers(answer(400, { message: 'x'.repeat(before) + secret }));
			const { message } = await rejection(adobe.client.get('/x', subject));
			expect([before, message.includes(secret.slice(0, 6))]).toEqual([before, false]);
		}
	});
});

describe('stored credentials', () => {
	const auth = { specName: 'S3', params: { accessId: 'a', nested: { key: 'b' }, list: ['c'] } };

	it('are masked at any depth, their names stay', () => {
		const masked = { specName: 'S3', params: { accessId: '***', nested: '***', list: '***' } };
		expect(maskCredentials({ items: [{ id: '1', auth, inner: { auth } }], n: null })).toEqual({
			items: [{ id: '1', auth: masked, inner: { auth: masked } }],
			n: null,
		});
	});

	it('leave what has none, and the answer itself, as it is', () => {
		const answered = { auth: { specName: 'None' }, other: { auth: null }, params: { a: 1 } };
		expect(maskCredentials(answered)).toEqual(answered);
		const kept = structuredClone(auth);
		maskCredentials({ auth });
		expect(auth).toEqual(kept);
	});

	it('are masked by every call that has an answer', async () => {
		const adobe = new ScriptedAdobe();
		const body = { id: 'c1', auth };
		adobe.answers(answer(200, body), answer(201, body), answer(200, body));
		const got = [
			await adobe.client.get('/x', subject),
			await adobe.client.post('/x', {}, subject),
			await adobe.client.patch('/x', [], '"e"', subject),
		];
		expect(JSON.stringify(got)).not.toMatch(/"[abc]"/);
	});
});
