import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { Session } from './n8n/session.ts';
import type { NodeType } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';

const { url } = coordinates();
const packName = 'n8n-nodes-destinations';
let types: NodeType[];

before(async () => {
	const session = await new Session(url).login();
	types = await session.nodeTypes();
});

const typeNamed = (name: string) => {
	const found = types.find((type) => type.name === `${packName}.${name}`);
	assert.ok(found, `${name} is not among the ${types.length} node types of n8n`);
	return found;
};

test('n8n offers the API Bulk Sender, with its three outputs', () => {
	const { displayName, outputs } = typeNamed('apiBulkSender');
	assert.equal(displayName, 'API Bulk Sender');
	assert.deepEqual(
		(outputs as Array<{ displayName: string }>).map((output) => output.displayName),
		['Succeeded', 'Failed', 'Summary'],
	);
});

test('its icons are served, light and dark', async () => {
	const { iconUrl } = typeNamed('apiBulkSender');
	assert.ok(typeof iconUrl === 'object', `iconUrl is ${JSON.stringify(iconUrl)}`);
	assert.notEqual(iconUrl.light, iconUrl.dark);
	for (const icon of [iconUrl.light, iconUrl.dark]) {
		const response = await fetch(`${url}/${icon}`);
		assert.equal(response.status, 200, icon);
		assert.match(await response.text(), /<svg/);
	}
});

test('it is offered as a tool for AI agents', () => {
	assert.equal(typeNamed('apiBulkSenderTool').displayName, 'API Bulk Sender Tool');
});

test('its codex puts it where people look', () => {
	assert.ok(typeNamed('apiBulkSender').codex?.categories?.length);
});

test('the credential type is there, with an icon and a documentation link', async () => {
	const session = await new Session(url).login();
	const credentials = await session.credentialTypes();
	const found = credentials.find(({ name }) => name === 'destinationApi');
	assert.ok(found, 'destinationApi is not among the credential types of n8n');
	assert.equal(found.displayName, 'Destination API');
	assert.ok(found.iconUrl);
	assert.ok(found.documentationUrl);
});
