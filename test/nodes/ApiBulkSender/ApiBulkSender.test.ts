import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { runNode } from '../../support/runNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

it('sends items in bulk and puts every record on its output', async () => {
	const { clientKey, clientSecret } = sandbox.credentials;
	const result = await runNode({
		items: [
			{ json: { id: 1, email: 'ada@example.com' } },
			{ json: { id: 2, email: 'nobody' } },
			{ json: { id: 3, email: 'grace@example.com' } },
		],
		parameters: {
			apiEndpoint: '/api/records',
			parsePathMap: {
				entries: [
					{ name: 'status_code', path: '$.code' },
					{ name: 'error_message', path: '$.message' },
				],
			},
		},
		credential: {
			apiBaseUrl: sandbox.url,
			authentication: 'clientKey',
			clientKey,
			clientSecret,
		},
	});
	console.log(JSON.stringify([result.error, result.outputs, result.hints], null, 1));
	expect(result.succeeded.map(({ json }) => json.id)).toEqual([1, 3]);
	expect(result.failed.map(({ json }) => json.id)).toEqual([2]);
});
