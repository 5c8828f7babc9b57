import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import {
	exampleTrigger,
	hubSpotCredential,
	readExample,
	withCredentials,
	type Credentials,
	type ExampleFile,
} from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { NodeRun } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { playedModel } from './support/playedModel.ts';
import { itemsOf, type Delivery } from './support/senderWorkflow.ts';

let sandbox: Sandbox;
let session: Session;
let hubSpot: { id: string; name: string };

before(async () => {
	sandbox = await startSandbox();
	session = await new Session(coordinates().url).login();
	hubSpot = await session.createCredential(hubSpotCredential(sandbox));
});
beforeEach(() => sandbox.reset());
after(async () => await sandbox.close());

async function runExample(
	file: ExampleFile,
	credentials: Credentials = {},
): Promise<Record<string, NodeRun[]>> {
	const example = withCredentials(await readExample(file), { hubSpot, ...credentials });
	const { status, data } = await session.run(example, exampleTrigger);
	assert.equal(status, 'success', data.resultData.error?.message);
	return data.resultData.runData;
}

interface Input {
	id: string;
	properties: Record<string, string>;
}
const accepted = () => sandbox.accepted<Input>('hubSpotUpsert');

test('the rows of a CSV file become contacts of HubSpot, and a bad one is shown', async () => {
	const runData = await runExample('csv-to-hubspot.json');
	assert.deepEqual(
		accepted().map(({ id }) => id),
		['ada', 'bruno', 'delia', 'emre'].map((name) => `${name}@example.com`),
	);
	assert.deepEqual(accepted()[1].properties, {
		email: 'bruno@example.com',
		firstname: 'Bruno',
		lastname: 'Žižka',
		company: 'Hrad a.s.',
		city: 'Brno',
		lead_score: '55',
		lifecyclestage: 'lead',
	});
	assert.equal(accepted()[0].properties.company, 'Engines, Ltd.');
	assert.equal('lead_score' in accepted()[2].properties, false);

	const failed = itemsOf(runData['Failed Rows']);
	assert.equal(failed.length, 1);
	assert.equal(failed[0].json['Email Address'], 'chidi at example.com');
	assert.match(JSON.stringify(failed[0].json), /Email address chidi at example.com is invalid/);
	const [summary] = itemsOf(runData['Summary']);
	const { records } = summary.json as { records: Record<string, number> };
	assert.deepEqual([records.total, records.succeeded, records.failed], [5, 4, 1]);
});

const contacts = [
	{ email: 'ada@example.com', firstname: 'Ada', lastname: 'Lovelace', company: 'Engines, Ltd.' },
	{ email: 'bruno@example.com', firstname: 'Bruno', lastname: 'Žižka', company: 'Hrad a.s.' },
	{ email: 'chidi at example.com', firstname: 'Chidi', lastname: 'Okafor' },
];

/** What the agent says at the end: here the words of the tool. */
interface Told {
	records: Record<string, number>;
	failedRecords: Array<{ email: string; delivery: Delivery }>;
}

/** Models give the list as a list or as its text. */
for (const [how, given] of [
	['a list', contacts],
	['the text of a list', JSON.stringify(contacts)],
] as const) {
	test(`an agent sends ${how} through the template, and learns what did not arrive`, async () => {
		const model = await playedModel({ contacts: given });
		try {
			const openAiApi = await session.createCredential({
				name: 'A model that is played',
				type: 'openAiApi',
				data: { apiKey: 'none', url: model.url },
			});
			const runData = await runExample('agent-to-hubspot.json', { openAiApi });
			const stored = accepted().map(({ properties }) => properties);
			assert.deepEqual(stored, contacts.slice(0, 2));

			const [first, second] = model.asked;
			const [{ function: tool }] = first.tools;
			assert.match(tool.description, /Creates contacts in HubSpot/);
			assert.match(JSON.stringify(first.messages), /Ada Lovelace of Engines/);
			assert.equal(second.messages.at(-1)?.role, 'tool');
			assert.equal(model.asked.length, 2);
			assert.ok(!JSON.stringify(model.asked).includes(sandbox.credentials.bearerToken));

			const [said] = itemsOf(runData['AI Agent']);
			const [{ records, failedRecords }] = JSON.parse(String(said.json['output'])) as Told[];
			assert.deepEqual([records.total, records.succeeded, records.failed], [3, 2, 1]);
			assert.deepEqual(
				failedRecords.map(({ email }) => email),
				['chidi at example.com'],
			);
			assert.match(failedRecords[0].delivery.reason ?? '', /is invalid/);
		} finally {
			await model.close();
		}
	});
}
