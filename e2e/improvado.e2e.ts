import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import {
	improvadoCredential,
	readExample,
	scheduleTrigger,
	withCredentials,
	type Credentials,
} from './n8n/examples.ts';
import { Session } from './n8n/session.ts';
import type { Execution } from './n8n/types.ts';
import { coordinates } from './support/coordinates.ts';
import { itemsOf } from './support/senderWorkflow.ts';

let sandbox: Sandbox;
let session: Session;
let credentials: Credentials;

before(async () => {
	sandbox = await startSandbox();
	session = await new Session(coordinates().url).login();
	credentials = {
		improvadoApi: await session.createCredential(improvadoCredential(sandbox)),
	};
});
beforeEach(() => sandbox.reset());
after(async () => await sandbox.close());

async function checkConnections(): Promise<Execution> {
	const example = await readExample('improvado-check-connections.json');
	const execution = await session.run(withCredentials(example, credentials), scheduleTrigger);
	const { error } = execution.data.resultData;
	const said = error && `${error.node?.name}: ${error.message} ${error.description ?? ''}`;
	assert.equal(execution.status, 'success', said);
	return execution;
}

const outputOf = ({ data }: Execution, node: string) =>
	itemsOf(data.resultData.runData[node]).map(({ json }) => json);

test('every connection is checked, and those in error come out in one text', async () => {
	const { improvado } = sandbox;
	improvado.addConnections('bigquery', ['Reports', 'Sales']);
	const [files] = improvado.addConnections('s3', ['Files']);
	const [costs] = improvado.addConnections('snowflake', ['Costs']);
	// They worked when they were checked last.
	for (const { id } of [files, costs]) {
		improvado.changeConnection(id, { parameters: { key: 'wrong by now' } });
	}
	const execution = await checkConnections();

	const checked = outputOf(execution, 'Check Status');
	assert.deepEqual(
		checked.map(({ title, status, pending }) => [title, status, pending]),
		[
			['Reports', 'Active', false],
			['Sales', 'Active', false],
			['Files', 'Error', false],
			['Costs', 'Error', false],
		],
	);
	const rechecks = sandbox.requests.filter(({ path }) => path.endsWith('/recheck'));
	assert.equal(rechecks.length, 4);
	assert.deepEqual(outputOf(execution, 'Alert Text'), [
		{
			subject: 'Destination connections of Improvado that need attention: 2',
			text: ['Files', 'Costs']
				.map(
					(title) =>
						`Connection '${title}' does not work, and nothing is loaded to it: Authentication failed: check user and password. Reauthorize it with parameters that the destination accepts.`,
				)
				.join('\n'),
		},
	]);
	const { password } = sandbox.credentials.improvado;
	assert.ok(!JSON.stringify(execution.data).includes(password), 'the password came out');
});

test('one that cannot be checked is reported and stops no other', async () => {
	const [gone] = sandbox.improvado.addConnections('bigquery', ['Gone', 'Reports']);
	sandbox.faults.add({
		path: `/api/v3/destinations/bigquery/connections/${gone.id}`,
		status: 404,
		body: { details: 'Not found.' },
	});
	const execution = await checkConnections();
	assert.equal(outputOf(execution, 'Check Status')[1]['status'], 'Active');
	const [{ subject, text }] = outputOf(execution, 'Alert Text');
	assert.equal(subject, 'Destination connections of Improvado that need attention: 1');
	assert.match(String(text), new RegExp(`Improvado finds no connection '${gone.id}'`));
});

test('nothing is said when all connections work', async () => {
	sandbox.improvado.addConnections('bigquery', ['Reports']);
	const { data } = await checkConnections();
	assert.equal(data.resultData.runData['Alert Text'], undefined);
});

test('the values of secret parameters stay with n8n, and are restored by their names', async () => {
	const parameters = { user: 'loader', password: 'c4n4ry one', keys: { token: 'c4n4ry two' } };
	const secret = await session.createCredential({
		name: 'BigQuery',
		type: 'improvadoDestinationApi',
		data: { parameters: JSON.stringify(parameters) },
	});
	const path = `/credentials/${secret.id}`;
	const shown = await session.call<{ data: { parameters: string } }>(
		'GET',
		`${path}?includeData=true`,
	);
	assert.deepEqual(JSON.parse(shown.data.parameters), {
		user: '***',
		password: '***',
		keys: { token: '***' },
	});

	// One is entered anew, one is taken out, one stays hidden.
	const edited = { password: 'c4n4ry three', keys: { token: '***' } };
	const data = { parameters: JSON.stringify(edited) };
	await session.call('PATCH', path, { name: 'BigQuery', type: 'improvadoDestinationApi', data });

	const example = await readExample('improvado-check-connections.json');
	const execution = await session.run(
		{
			name: 'Improvado: create a connection',
			nodes: [
				example.nodes.find(({ name }) => name === scheduleTrigger)!,
				{
					id: 'create',
					name: 'Create',
					type: 'n8n-nodes-destinations.destinationConnection',
					typeVersion: 1,
					position: [220, 0],
					parameters: {
						platform: 'improvado',
						resource: 'connection',
						operation: 'create',
						destination: { __rl: true, mode: 'id', value: 'bigquery' },
						title: 'Reports of c4n4ry three',
					},
					credentials: {
						improvadoApi: credentials.improvadoApi!,
						improvadoDestinationApi: secret,
					},
				},
			],
			connections: {
				[scheduleTrigger]: { main: [[{ node: 'Create', type: 'main', index: 0 }]] },
			},
		},
		scheduleTrigger,
	);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const [stored] = sandbox.improvado.connections();
	assert.deepEqual(stored.parameters, { password: 'c4n4ry three', keys: { token: 'c4n4ry two' } });
	assert.equal(stored.title, 'Reports of c4n4ry three');
	const [created] = outputOf(execution, 'Create');
	assert.equal(created['title'], 'Reports of ***');
});
