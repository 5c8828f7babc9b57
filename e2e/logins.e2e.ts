import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';

import { CredentialDialog } from './browser/credentialDialog.ts';
import { Editor } from './browser/editor.ts';
import { exampleTrigger } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Workflow } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { OidcServer } from './support/oidc/oidcServer.ts';
import { itemsOf, senderName, senderWorkflow } from './support/senderWorkflow.ts';

const SECRET = 'secret+of/the%20machine=';
const TOKEN_SECONDS = 4;
const records = 12;

let server: OidcServer;
let session: Session;
let editor: Editor;

before(async () => {
	const { url } = coordinates();
	server = await OidcServer.start({
		folder: join(import.meta.dirname, 'support/oidc'),
		tokenSeconds: TOKEN_SECONDS,
		clients: [
			...(['client_secret_basic', 'client_secret_post'] as const).map((method) => ({
				client_id: method,
				client_secret: SECRET,
				grant_types: ['client_credentials'],
				token_endpoint_auth_method: method,
			})),
			{
				client_id: 'n8n',
				client_secret: SECRET,
				grant_types: ['authorization_code', 'refresh_token'],
				redirect_uris: [`${url}/rest/oauth2-credential/callback`],
				token_endpoint_auth_method: 'client_secret_post',
			},
		],
	});
	session = await new Session(url).login();
	editor = await Editor.open(coordinates());
	// A login in two windows takes its time on a busy machine.
	editor.page.setDefaultTimeout(90_000);
	await editor.logIn();
});
after(async () => {
	await editor?.close();
	await server?.stop();
});
afterEach(async (context) => {
	if ('passed' in context && !context.passed) await editor.picture(`failed-${Date.now()}`);
});

/** Records over more than one life of a token, one after the other. */
function slowWorkflow(
	name: string,
	type: string,
	credential: { id: string; name: string },
): Workflow {
	const workflow = senderWorkflow({
		name,
		items: `return Array.from({ length: ${records} }, (_, id) => ({ json: { id } }));`,
		parameters: {
			authentication: type,
			apiEndpoint: '/api/records',
			groupingLimit: 1,
			parsePathMap: { entries: [{ name: 'status_code', path: '$.code' }] },
			options: {
				concurrency: 1,
				rateLimit: { rateLimit: { requestsPerPeriod: 1, period: 1, periodUnit: 'seconds' } },
			},
		},
	});
	const sender = workflow.nodes.find((node) => node.name === senderName);
	assert.ok(sender);
	sender.credentials = { [type]: credential };
	return workflow;
}

for (const [place, clientKey] of [
	['header', 'client_secret_basic'],
	['body', 'client_secret_post'],
]) {
	test(`client credentials in the ${place}: every record arrives, whenever a token ends`, async () => {
		await server.forget();
		const credential = await session.createCredential({
			name: `By ${place}`,
			type: 'destinationApi',
			data: {
				apiBaseUrl: server.url,
				authentication: 'oAuth2ClientCredentials',
				clientKey,
				clientSecret: SECRET,
				tokenPath: '/token',
				adjustTokenRequest: true,
				clientAuthentication: place,
			},
		});
		const workflow = slowWorkflow(`By ${place}`, 'destinationApi', credential);
		const { status, data } = await session.run(workflow, exampleTrigger, 120);
		assert.equal(status, 'success', data.resultData.error?.message);
		assert.equal(itemsOf(data.resultData.runData[senderName]).length, records);
		assert.ok((await server.stats()).issued.client_credentials > 1);
	});
}

let connected: Workflow & { id: string };

test('a login in the browser, with PKCE, connects the credential', async () => {
	await server.forget();
	const credential = await session.createCredential({
		name: 'In the browser',
		type: 'destinationOAuth2Api',
		data: {
			apiBaseUrl: server.url,
			grantType: 'pkce',
			authUrl: `${server.url}/auth`,
			accessTokenUrl: `${server.url}/token`,
			clientId: 'n8n',
			clientSecret: SECRET,
			authentication: 'body',
			wantedScope: 'openid offline_access',
			authQueryParameters: 'prompt=consent',
		},
	});
	connected = await session.createWorkflow(
		slowWorkflow('In the browser', 'destinationOAuth2Api', credential),
	);
	await editor.openWorkflow(connected.id);
	await editor.openNode(senderName);
	const dialog = new CredentialDialog(editor);
	await dialog.edit();
	await editor.picture('oauth2-credential');
	const { page } = editor;
	const popup = page.waitForEvent('popup');
	const asked = page.getByTestId('credential-edit-dialog');
	await asked.getByRole('button', { name: 'Connect', exact: true }).click();
	const login = await popup;
	await login.locator('input[name=login]').fill('ada');
	await login.locator('input[name=password]').fill('lovelace');
	await login.locator('button[type=submit]').click();
	await login.getByRole('button', { name: 'Continue' }).click();
	await page
		.getByText(/Account connected/)
		.first()
		.waitFor();
	assert.deepEqual((await server.stats()).issued, { authorization_code: 1 });
	await dialog.leave();
});

test('its token is renewed as often as it ends in a run', async () => {
	const { status, data } = await session.run(connected, exampleTrigger, 120);
	assert.equal(status, 'success', data.resultData.error?.message);
	assert.equal(itemsOf(data.resultData.runData[senderName]).length, records);
	assert.ok((await server.stats()).issued.refresh_token > 1);
});

test('when it was revoked, a sentence says that the credential is to be reconnected', async () => {
	await server.revoke();
	const { status, data } = await session.run(connected, exampleTrigger, 120);
	assert.equal(status, 'error');
	assert.match(
		data.resultData.error?.message ?? '',
		/^The login of the credential "In the browser" has ended/,
	);
});

test('the panel of the credential shows what a kind needs, and more when it is wanted', async () => {
	const credential = await session.createCredential({
		name: 'Adjusted',
		type: 'destinationApi',
		data: { authentication: 'oAuth2ClientCredentials', adjustTokenRequest: true, adjustTls: true },
	});
	const workflow = await session.createWorkflow(
		slowWorkflow('Adjusted', 'destinationApi', credential),
	);
	await editor.openWorkflow(workflow.id);
	await editor.openNode(senderName);
	const dialog = new CredentialDialog(editor);
	await dialog.edit();
	for (const name of ['clientAuthentication', 'tokenPrefix', 'sslCert', 'allowUnauthorizedCerts']) {
		await editor.parameter(name).first().waitFor();
	}
	await editor.picture('credential-adjusted');
	await dialog.leave();
});
