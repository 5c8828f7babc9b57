import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { Editor } from './browser/editor.ts';
import { Panel } from './browser/panel.ts';
import { exampleTrigger } from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Workflow } from './n8n/types.ts';
import { answeringServer, json, type AnsweringServer } from './support/answeringServer.ts';
import { coordinates } from './support/coordinates.ts';
import { deliveryOf, itemsOf, senderName, senderWorkflow } from './support/senderWorkflow.ts';

let destination: AnsweringServer;
let bodies: unknown[] = [];
let editor: Editor;
let session: Session;
let workflow: Workflow & { id: string };

before(async () => {
	destination = await answeringServer(({ text }) => {
		const body = JSON.parse(text) as unknown[];
		bodies.push(...body);
		return json(body.map(() => ({ ok: true })));
	});
	session = await new Session(coordinates().url).login();
	workflow = await session.createWorkflow(
		senderWorkflow({
			name: 'Field mapping',
			items: `return [
				{ json: { 'First Name': 'Ada', points: '70', zip: '00123' } },
				{ json: { 'First Name': 'Bob', points: 'many', zip: '00124' } },
			];`,
			parameters: {
				apiEndpoint: '/people',
				specifyFieldMapping: 'fields',
				fieldMapping: {
					entries: [
						{ target: 'properties.first_name', value: 'First Name' },
						{ target: 'properties.points', value: 'points', type: 'number' },
						{ target: 'properties.zip', value: 'zip', type: 'text' },
						{ target: 'row', source: 'recordNumber' },
					],
				},
			},
			credential: await session.createCredential({
				name: 'People API',
				type: 'destinationApi',
				data: { apiBaseUrl: destination.url, authentication: 'none' },
			}),
		}),
	);
	editor = await Editor.open(coordinates());
	await editor.logIn();
});
after(async () => {
	await editor?.close();
	await destination.close();
});
afterEach(async (context) => {
	if ('passed' in context && !context.passed) await editor.picture(`failed-${Date.now()}`);
});

test('what the mapping makes is sent, and what cannot be made is told', async () => {
	bodies = [];
	const { data } = await session.run(workflow, exampleTrigger);
	assert.deepEqual(bodies, [
		{ properties: { first_name: 'Ada', points: 70, zip: '00123' }, row: 1 },
	]);
	const [failed] = itemsOf(data.resultData.runData[senderName], 1);
	assert.match(deliveryOf(failed).reason ?? '', /properties\.points .*"many" is no number/);
});

test('its rows stand in the panel, and a fixed value or field is asked for only where there is one', async () => {
	await editor.openWorkflow(workflow.id);
	await editor.openNode(senderName);
	const panel = new Panel(editor.page);
	const targets = editor.page.getByTestId('parameter-input-target');
	await targets.first().waitFor();
	assert.equal(await targets.count(), 4);
	assert.equal(await editor.page.getByTestId('parameter-input-value').count(), 3);
	await targets.first().scrollIntoViewIfNeeded();
	assert.equal(await panel.field('target').locator('input').inputValue(), 'properties.first_name');
	await editor.picture('field-mapping');
});
