import type { IDataObject } from 'n8n-workflow';

import type { StorageKind } from '../../../nodes/shared/adobe/credential/storageCredential';
import { byId, byName, Destinations, sshKeyBase64, storageOf } from './support';

const adobe = new Destinations();
const base = '/data/foundation/flowservice/connections';
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '');

/** A canary for each secret of each kind; characters that each spelling writes differently. */
const canary = 'c4n4ry/+ "of" the mine~&%';
const s3Canary = 'C4n4ryC4n4ry/C4n4ryC4n4ry+C4n4ryC4n4ryC4';
/** Of the Adobe credential. */
const adobeSecret = 'sandbox-adobe-client-secret';
const accountKey = 'C4n4ryAccountKeyOfTheMine/+A==';

type Case = [kind: StorageKind, destination: string, data: IDataObject, secrets: string[]];
const cases: Case[] = [
	[
		's3AccessKey',
		'Amazon S3 (current)',
		{
			accessId: 'AKIAC4N4RYC4N4RYC4N4'.replaceAll('4', '7'),
			secretKey: s3Canary.replace('+', '/'),
		},
		['AKIAC7N7RYC7N7RYC7N7', s3Canary.replace('+', '/')],
	],
	['s3AccessKey', 'Adobe Campaign', { secretKey: s3Canary }, [s3Canary]],
	[
		'azureConnectionString',
		'Azure Blob (legacy)',
		{ connectionString: `AccountName=exports;AccountKey=${accountKey}` },
		[`AccountName=exports;AccountKey=${accountKey}`, accountKey],
	],
	[
		'azureServicePrincipal',
		'Azure Data Lake Storage Gen2',
		{ servicePrincipalKey: canary },
		[canary],
	],
	['googleCloudStorage', 'Google Cloud Storage', { secretAccessKey: canary }, [canary]],
	['sftpPassword', 'SFTP (legacy)', { password: canary }, [canary]],
	['sftpSshKey', 'Oracle Eloqua', {}, []],
	[
		'custom',
		'Cumulus Vault',
		{ customParameters: JSON.stringify({ endpoint: 'https://c.example.com', apiToken: canary }) },
		[canary],
	],
];

function expectNone(text: string, secrets: string[]): void {
	for (const secret of secrets) {
		const spellings = [secret, encodeURIComponent(secret), base64(secret)];
		for (const spelling of [...spellings, JSON.stringify(secret).slice(1, -1)]) {
			expect([spelling, text.includes(spelling)]).toEqual([spelling, false]);
		}
	}
}

/** Everything that leaves: outputs, errors, hints, the run's data and the log. */
async function everything(
	operation: string,
	parameters: Parameters<Destinations['operate']>[2],
	storage: IDataObject,
): Promise<string> {
	const logs: unknown[] = [];
	const result = await adobe.operate('connection', operation, parameters, {
		storage,
		prepare: (context) => {
			// All of n8n logs through this one, whatever the level.
			const { internalLogger } = context.logger as unknown as { internalLogger: { log: unknown } };
			internalLogger.log = (...line: unknown[]) => logs.push(line);
		},
	});
	const { error, outputs, hints, run } = result;
	const errorText = [error?.message, error?.description, error?.stack].join('\n');
	expect(logs.length + outputs.length).toBeGreaterThan(0);
	return JSON.stringify([outputs, hints, run, logs, errorText]) + errorText;
}

describe.each(cases)('%s at %s', (kind, destination, data, listed) => {
	const storage = storageOf(kind, data);
	const sshKey = String(storage.sshKey ?? '');
	const echoed = [...listed, adobeSecret, ...(sshKey === '' ? [] : [sshKey, sshKeyBase64])];
	const secrets = [...echoed, ...(sshKey === '' ? [] : [sshKey.split('\n')[3]])];
	const create = { destination: byName(destination), name: 'Exports' };

	it('stays out of what is created, read, listed, changed and checked', async () => {
		expectNone(await everything('create', create, storage), secrets);
		const [{ id }] = adobe.sandbox.adobe.connections();
		const connection = byId(id);
		const update = { connection, newStorageCredential: true, updateFields: { name: 'New' } };
		expectNone(await everything('update', update, storage), secrets);
		for (const operation of ['get', 'getAll', 'checkStatus', 'delete']) {
			expectNone(await everything(operation, { connection }, storage), secrets);
		}
		expect(adobe.sandbox.adobe.connections()).toEqual([]);
	});

	it('stays out of refusals that repeat it, in every spelling', async () => {
		for (const secret of echoed) {
			for (const spelling of [secret, encodeURIComponent(secret), base64(secret)]) {
				const message = `The parameter ${spelling} is not valid`;
				adobe.sandbox.faults.add({ method: 'POST', path: base, status: 400, body: { message } });
				expectNone(await everything('create', create, storage), secrets);
			}
		}
	});
});

it('stays out of an answer that repeats it where nobody expects it', async () => {
	const storage = storageOf('sftpPassword', { password: canary });
	const id = await adobe.connected({ destination: byName('SFTP (current)') }, { storage });
	const items = [
		{ id, name: canary, connectionSpec: { id: 's' }, note: { [canary]: base64(canary) } },
	];
	adobe.sandbox.faults.add({
		method: 'GET',
		pathPrefix: `${base}/`,
		times: 'always',
		status: 200,
		body: { items },
	});
	const parameters = { destination: byName('SFTP (current)'), name: 'Exports' };
	expectNone(await everything('create', parameters, storage), [canary]);
});
