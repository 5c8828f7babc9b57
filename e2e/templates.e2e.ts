import assert from 'node:assert/strict';
import { after, afterEach, before, test, type TestContext } from 'node:test';

import { Editor } from './browser/editor.ts';
import { Panel } from './browser/panel.ts';
import { Session } from './n8n/session.ts';
import { coordinates } from './support/coordinates.ts';
import { senderName, senderWorkflow } from './support/senderWorkflow.ts';

const items = `return [{ json: { mail: 'ada@example.com', points: 7 } }];`;
/** The panels are compared with that of the node that everybody knows. */
const httpRequest = 'HTTP Request';
const openings = 9;

let editor: Editor;
let session: Session;
let panel: Panel;

before(async () => {
	session = await new Session(coordinates().url).login();
	editor = await Editor.open(coordinates());
	await editor.logIn();
	panel = new Panel(editor.page);
});
after(async () => await editor?.close());
afterEach(async (context) => {
	if ('passed' in context && !context.passed) await editor.picture(`failed-${Date.now()}`);
});

async function openSender(parameters: Record<string, unknown>): Promise<void> {
	const credential = await session.createCredential({
		name: 'My account',
		type: 'destinationApi',
		data: { apiBaseUrl: 'https://api.example.com', authentication: 'bearerToken', token: 'secret' },
	});
	const workflow = senderWorkflow({ name: 'By a template', items, parameters, credential });
	workflow.nodes.push({
		...{ id: httpRequest, name: httpRequest, type: 'n8n-nodes-base.httpRequest' },
		...{ typeVersion: 4.2, position: [220, 240], parameters: {} },
	});
	const { id } = await session.createWorkflow(workflow);
	await editor.openWorkflow(id);
}

const asked: Array<[template: string, asks: string[], picture: string]> = [
	['HubSpot: Upsert Records', ['objectType', 'uniqueProperty'], 'template-hubspot'],
	['Klaviyo: Import Profiles', ['klaviyoListId'], 'template-klaviyo'],
];

for (const [template, asks, picture] of asked) {
	test(`${template} is chosen from the list, and what is to be filled in is one screen`, async () => {
		await openSender({ options: {} });
		await editor.openNode(senderName);
		await panel.choose('template', template);
		await panel.shows([
			...['operation', 'template', ...asks.map((ask) => `templateInput_${ask}`), 'adjustTemplate'],
			...['recordsFrom', 'itemsAre', 'specifyFieldMapping'],
		]);
		const last = await panel.field('specifyFieldMapping').boundingBox();
		assert.ok(last && last.y + last.height <= 900, 'the mapping is off the screen');
		await editor.picture(picture);
	});
}

/** Milliseconds from the double click until the fields are there. */
async function openingTime(node: string, field: string): Promise<number> {
	const started = performance.now();
	await editor.openNode(node);
	await panel.field(field).waitFor();
	const time = performance.now() - started;
	await editor.closeNode();
	return time;
}

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

test('how long the panel takes to open, beside that of HTTP Request', async (context: TestContext) => {
	await openSender({ template: 'hubSpotUpsert', options: {} });
	const ours: number[] = [];
	const theirs: number[] = [];
	for (let round = 0; round < openings; round++) {
		ours.push(await openingTime(senderName, 'template'));
		theirs.push(await openingTime(httpRequest, 'url'));
	}
	const ratio = median(ours) / median(theirs);
	context.diagnostic(
		`median of ${openings}: ${Math.round(median(ours))} ms, HTTP Request ${Math.round(median(theirs))} ms, ratio ${ratio.toFixed(2)}`,
	);
});
