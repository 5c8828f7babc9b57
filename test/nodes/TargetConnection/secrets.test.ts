import type { IDataObject } from 'n8n-workflow';

import { byId, Targets } from './targets';

const adobe = new Targets();

/** Characters that each spelling writes differently. */
const CANARY = 'c4n4ry/+"of"the\\mine~&=%';
const form = { name: 'Files', bucketName: 'acme-exports', path: 'in' };
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '');

const spellings: Record<string, (secret: string) => string> = {
	raw: (secret) => secret,
	'in JSON': (secret) => JSON.stringify(secret).slice(1, -1),
	'in JSON within JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
	'URL-encoded': encodeURIComponent,
	'as in a form': (secret) => new URLSearchParams({ s: secret }).toString().slice(2),
	base64,
	base64url: (secret) => Buffer.from(secret, 'utf8').toString('base64url'),
};

async function everythingOf(operation: string, parameters: object, account: IDataObject = {}) {
	const logs: unknown[] = [];
	const { outputs, hints, run, error } = await adobe.execute(operation, parameters as never, {
		account,
		prepare: (context) => {
			// All of n8n logs through this one, whatever the level.
			const { internalLogger } = context.logger as unknown as { internalLogger: { log: unknown } };
			internalLogger.log = (...line: unknown[]) => logs.push(line);
		},
	});
	const text = [error?.message, error?.description, error?.stack].join('\n');
	return { error, logs, text: JSON.stringify([outputs, hints, run, logs]) + text };
}

function expectNone(text: string, secret: string): void {
	for (const [name, spell] of Object.entries(spellings)) {
		expect([name, text.includes(spell(secret))]).toEqual([name, false]);
	}
}

it('the client secret is masked wherever Adobe repeats it', async () => {
	// The sandbox accepts its own secret only, so that one is the canary here.
	const secret = String(adobe.account().clientSecret);
	const connectionId = await adobe.connection('S3');
	adobe.sandbox.faults.add(
		{
			method: 'POST',
			path: '/data/foundation/flowservice/targetConnections',
			status: 400,
			body: { message: `Not with ${secret} ${base64(secret)}` },
		},
		{
			path: `/data/foundation/flowservice/connections/${connectionId}`,
			status: 503,
			body: { message: secret },
		},
	);
	const parameters = { ...form, connection: byId(connectionId) };
	const { text, error, logs } = await everythingOf('create', parameters);
	expect(error?.message).toContain('Not with ***');
	expect(logs).not.toEqual([]);
	expectNone(text, secret);
});

it('what Adobe echoes of the account at the destination never leaves', async () => {
	const auth = {
		specName: 'SFTP with Password',
		params: { domain: 'a.example.com', username: 'till', password: CANARY },
	};
	const connectionSpec = { id: '36965a81-b1c6-401b-99f8-22508f1e6a26', version: '1.0' };
	const id = await adobe.seed('/connections', { name: 'Account', connectionSpec, auth });
	const parameters = {
		name: 'Files',
		connection: byId(id),
		storageType: 'sftp',
		remotePath: '/in',
	};
	expect(adobe.sandbox.adobe.connections()[0]).toMatchObject({ auth });
	for (let time = 0; time < 2; time++) {
		const { text, error } = await everythingOf('create', parameters);
		expect(error).toBeUndefined();
		expectNone(text, CANARY);
	}
	const refused = await everythingOf('create', { ...parameters, storageType: 'legacySftp' });
	expect(refused.error).toBeDefined();
	expectNone(refused.text, CANARY);
});
