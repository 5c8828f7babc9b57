import { adobeProblem, startSandbox } from '../../../sandbox/server.ts';
import { send } from '../client';
import { AdobeCaller, adhoc, flowService } from './client';

describe('the token of IMS', () => {
	const caller = new AdobeCaller({ tokenTtlSeconds: 60 });

	it('is issued for a form with client id, secret and scope', async () => {
		const { status, json } = await caller.askToken();
		expect(status).toBe(200);
		expect(json).toEqual({
			access_token: expect.any(String),
			token_type: 'bearer',
			expires_in: 60,
		});
	});

	it.each([
		['a wrong secret', { client_secret: 'x' }, 401, 'invalid_client'],
		['an unknown client', { client_id: 'x' }, 401, 'invalid_client'],
		['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
		['no scope', { scope: undefined }, 400, 'invalid_scope'],
	])('is refused for %s', async (_what, fields, status, error) => {
		const reply = await caller.askToken(fields);
		expect(reply.status).toBe(status);
		expect(reply.json).toEqual({ error, error_description: expect.any(String) });
	});

	it('is refused when the address holds secrets, or the body is not a form', async () => {
		const inQuery = await caller.askToken({}, '?client_secret=x');
		expect([inQuery.status, inQuery.json.error]).toEqual([400, 'invalid_request']);
		const json = await send(caller.sandbox, '/ims/token/v3', { body: { client_id: 'x' } });
		expect([json.status, json.json.error]).toEqual([400, 'invalid_request']);
	});

	it('expires', async () => {
		expect((await caller.get('/flows')).status).toBe(200);
		caller.wait(60_000);
		const { status, json } = await caller.get('/flows');
		expect([status, json]).toEqual([
			401,
			{ error_code: 401013, message: 'Oauth token is not valid' },
		]);
	});

	it('can be revoked by a fault', async () => {
		caller.sandbox.faults.add({ tokenRevoked: true });
		expect((await caller.get('/flows')).status).toBe(401);
		expect((await caller.get('/flows')).status).toBe(401);
	});
});

describe('the headers of every call', () => {
	const caller = new AdobeCaller();
	const answer = async (headers: Record<string, string | undefined>, path = '/connections') => {
		const { status, json } = await caller.get(path, headers);
		return [status, json.error_code ?? json.type];
	};
	const flowCode = (code: string) => expect.stringMatching(new RegExp(`/FLOW-${code}$`));

	it.each([
		['no token', { authorization: undefined }, 403, '403010'],
		['a wrong token', { authorization: 'Bearer x' }, 401, 401013],
		['no Bearer', { authorization: 'x' }, 401, 401013],
		['no API key', { 'x-api-key': undefined }, 403, '403000'],
		['a wrong API key', { 'x-api-key': 'x' }, 403, '403003'],
		['no organization', { 'x-gw-ims-org-id': undefined }, 400, '400003'],
	])('refuses %s at the gateway', async (_what, headers, status, code) => {
		expect(await answer(headers)).toEqual([status, code]);
	});

	it.each([
		['another organization', { 'x-gw-ims-org-id': 'x@AdobeOrg' }, 401, '2000-401'],
		['no sandbox name', { 'x-sandbox-name': undefined }, 400, '2105-400'],
		['an unknown sandbox', { 'x-sandbox-name': 'stage' }, 404, '2100-404'],
		['every sandbox', { 'x-sandbox-name': '*' }, 403, '2111-403'],
		['a sandbox id', { 'x-sandbox-id': 'x' }, 400, '2110-400'],
	])('refuses %s in the service', async (_what, headers, status, code) => {
		expect(await answer(headers)).toEqual([status, flowCode(code)]);
	});

	it('needs no sandbox for the list of sandboxes', async () => {
		for (const path of [
			'/data/foundation/sandbox-management/',
			'/data/foundation/sandbox-management',
		]) {
			const { status, json } = await caller.get(path, { 'x-sandbox-name': undefined });
			expect(status).toBe(200);
			expect(json.sandboxes.map(({ name }: { name: string }) => name)).toEqual(['prod', 'dev']);
		}
	});

	it('takes prod for an ad-hoc run without a sandbox', async () => {
		const headers = { 'x-sandbox-name': undefined };
		const { status, json } = await caller.post(adhoc, { activationInfo: {} }, headers);
		expect([status, json]).toEqual([400, { message: 'exportIds is required' }]);
	});

	it('gives every answer a request id, also ordered ones', async () => {
		caller.sandbox.faults.add({ path: `${flowService}/flows`, status: 503 });
		const ids: (string | null)[] = [];
		for (const path of ['/flows', '/flows', '/flows/nobody']) {
			ids.push((await caller.get(path)).headers.get('x-request-id'));
		}
		expect(ids.every((id) => typeof id === 'string' && id.length === 36)).toBe(true);
		expect(new Set(ids).size).toBe(3);
	});

	it('gives the request id of a FLOW problem in header and body', async () => {
		const { json, headers } = await caller.get('/flows?count=true&limit=1');
		expect(json.report['request-id']).toBe(headers.get('x-request-id'));
	});
});

describe('bodies', () => {
	const caller = new AdobeCaller();
	const post = async (contentType: string, raw: string) => {
		const { clientId, organizationId } = caller.sandbox.credentials.adobe;
		return await send(caller.sandbox, `${flowService}/connections`, {
			headers: {
				authorization: `Bearer ${await caller.token()}`,
				'x-api-key': clientId,
				'x-gw-ims-org-id': organizationId,
				'x-sandbox-name': 'prod',
				'content-type': contentType,
			},
			raw,
		});
	};

	it('must be declared as JSON', async () => {
		const { status, json } = await post('text/plain', '{}');
		expect([status, json]).toEqual([
			400,
			{
				type: expect.any(String),
				status: 400,
				title: 'BadRequestError',
				detail: 'A valid content-type must be specified',
			},
		]);
	});

	it('must be JSON', async () => {
		const { status, json } = await post('application/json', '{');
		expect([status, json.title]).toEqual([400, 'BadRequestError']);
	});
});

describe('problems on order', () => {
	const caller = new AdobeCaller();

	it.each([
		['gateway', adobeProblem.gateway('429050', 'Too many requests'), 429],
		['gateway with a number', adobeProblem.gateway(401013, 'Oauth token is not valid'), 401],
		['legacy', adobeProblem.legacy(404, 'Gone'), 404],
		['flow', adobeProblem.flow(2120, 403, 'Not permitted'), 403],
		['plain', adobeProblem.plain('Please provide a valid spec id'), 400],
		['generic', adobeProblem.generic(500, 'ServerError', 'Later'), 500],
	])('come in the shape %s', async (_name, problem, status) => {
		caller.sandbox.faults.add({ pathPrefix: `${flowService}/flows`, ...problem });
		const reply = await caller.get('/flows');
		expect([reply.status, reply.json]).toEqual([status, problem.body]);
		const id = (problem.headers ?? {})['x-request-id'];
		if (id) expect(reply.headers.get('x-request-id')).toBe(id);
		expect((await caller.get('/flows')).status).toBe(200);
	});
});

describe('sandboxes', () => {
	const caller = new AdobeCaller();
	const inDev = { 'x-sandbox-name': 'dev' };

	it('do not share what is made in them', async () => {
		const body = {
			name: 'Mine',
			connectionSpec: { id: '8a9c3494-9708-43d7-ae3f-cda01e5030e1', version: '1.0' },
		};
		const id = await caller.make('/connections', body);
		expect((await caller.get(`/connections/${id}`, inDev)).status).toBe(404);
		expect((await caller.get('/connections', inDev)).json.items).toEqual([]);
		expect((await caller.get('/connections')).json.items).toHaveLength(1);
		const { json } = await caller.get('/data/core/ups/audiences', inDev);
		expect(json._page.totalCount).toBe(3);
	});

	it('lose everything in a reset, settings too', async () => {
		const { adobe } = caller.sandbox;
		adobe.settings.updateMs = 9;
		adobe.failNextUpdate('x');
		caller.sandbox.reset();
		expect(adobe.settings.updateMs).toBe(150);
		expect(adobe.connections()).toEqual([]);
	});

	it('run on the clock of the machine when none is given', async () => {
		const own = await startSandbox();
		expect(own.adobe.settings).toMatchObject({ updateMs: 150, runMs: 300, patchAnswer: 'body' });
		await own.close();
	});
});
