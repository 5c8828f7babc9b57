import { destinationProviderId, specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { byId, Targets } from './targets';
import { ways } from './ways';

const adobe = new Targets();
const legacyS3 = 'Amazon S3 (Legacy and Email Marketing)';
const legacyBlob = 'Azure Blob (Legacy and Email Marketing)';
const legacySftp = 'SFTP (Legacy and Email Marketing)';

const form = {
	name: 'Files',
	bucketName: 'acme-exports',
	container: 'acme-exports',
	path: 'in',
	remotePath: '/in',
};

async function refused(way: string, storageType: string, more: object = {}) {
	const connection = byId(await adobe.connection(way, 'Mine'));
	const refusal = await adobe.refusal('create', { ...form, connection, storageType, ...more });
	adobe.expectNothingChanged();
	return refusal;
}

describe('a storage type that does not fit the destination is refused with what fits', () => {
	it.each([
		['S3', 'legacyS3', 'Amazon S3 (current)', 'Amazon S3'],
		['legacy S3', 'amazonS3', 'Amazon S3 (legacy)', legacyS3],
		['Data Landing Zone', 'adlsGen2', 'Data Landing Zone', 'Data Landing Zone'],
		['SFTP', 'legacySftp', 'SFTP (current)', 'SFTP'],
		[
			'Campaign over S3',
			'amazonS3',
			'Adobe Campaign',
			`${legacyS3}, ${legacyBlob} or ${legacySftp}`,
		],
		['Eloqua', 'legacyAzureBlob', 'Oracle Eloqua', `${legacyS3} or ${legacySftp}`],
		['Cumulus Vault', 'adlsGen2', 'Cumulus Vault', 'Other'],
		['Courier Mail', 'legacyS3', 'Courier Mail', 'Other'],
	])('%s does not take %s', async (way, storageType, label, fitting) => {
		const { message, description } = await refused(way, storageType);
		expect(message).toMatch(/^'Storage Type' is .+, which does not fit: /);
		expect(message).toMatch(new RegExp(`the connection 'Mine' goes to ${literal(label)}$`));
		expect(description).toBe(
			`${label} takes ${fitting}. Choose that in 'Storage Type', or choose another connection`,
		);
	});

	it('names the chosen one as the panel does', async () => {
		const { message } = await refused('S3', 'legacyS3');
		expect(message).toContain(`'Storage Type' is ${legacyS3}, `);
	});
});

describe('a connection that takes no files is refused', () => {
	it('because it streams', async () => {
		expect(await refused('Kinesis', 'other')).toEqual({
			message:
				"The connection 'Mine' goes to Amazon Kinesis, which takes no files: it is a streaming destination",
			description: "Choose a connection to a file-based destination in 'Connection'",
		});
	});

	it('because it is a source', async () => {
		const connectionSpec = { id: specIds.profileStore, version: '1.0' };
		const id = await adobe.seed('/connections', { name: 'Profiles', connectionSpec });
		const { message } = await adobe.refusal('create', { ...form, connection: byId(id) });
		expect(message).toMatch(/^The connection 'Profiles' leads to a source of data/);
		adobe.expectNothingChanged();
	});
});

describe('what the destination does not allow is refused before it is sent', () => {
	it.each([
		['Acme_Exports', /3 to 63 lower-case letters/],
		['s3://acme', /without s3:/],
		['192.168.5.4', /lower-case letters/],
		['ab', /3 to 63/],
	])("bucket '%s'", async (bucketName, description) => {
		expect(await refused('S3', 'amazonS3', { bucketName })).toEqual({
			message: `'Bucket Name' cannot be '${bucketName}'`,
			description: expect.stringMatching(description),
		});
		expect(await refused('legacy S3', 'legacyS3', { bucketName })).toMatchObject({
			message: `'Bucket Name' cannot be '${bucketName}'`,
		});
	});

	it.each(['acme--exports', 'Acme', 'a'])("container '%s'", async (container) => {
		expect(await refused('Blob', 'azureBlob', { container })).toEqual({
			message: `'Container' cannot be '${container}'`,
			description: expect.stringMatching(/3 to 63 lower-case letters/),
		});
	});

	it.each(['%SEGMENT_NAME%/in', 'in/%DATE%', 'in/%SEGMENT_ID', '50%'])(
		"macros in path '%s'",
		async (path) => {
			for (const [way, type] of [
				['S3', 'amazonS3'],
				['Google Cloud Storage', 'googleCloudStorage'],
			]) {
				expect(await refused(way, type, { path })).toEqual({
					message: `'Path' cannot be '${path}'`,
					description: expect.stringContaining('%SEGMENT_NAME% and %SEGMENT_ID%'),
				});
			}
		},
	);

	it.each(['in/%SEGMENT_ID%', 'in/%SEGMENT_NAME%/%SEGMENT_ID%/', '%SEGMENT_NAME%', 'in'])(
		"not a path '%s'",
		async (path) => {
			const connection = byId(await adobe.connection('S3'));
			await adobe.done('create', { ...form, connection, path });
			expect(adobe.created.params.path).toBe(path);
		},
	);

	it('a path against the pattern of the live specification', async () => {
		expect(await refused('Blob', 'azureBlob', { path: 'my files' })).toEqual({
			message: "'Path' cannot be 'my files'",
			description: expect.stringMatching(
				/^Azure Blob \(current\) takes only values of the form \^/,
			),
		});
	});

	it.each([
		['SEGY', 'fileType', "'File Type' cannot be 'SEGY'", "one of 'CSV', 'JSON', 'PARQUET'"],
		['ZIP', 'compression', "'Compression' cannot be 'ZIP'", "one of 'NONE', 'GZIP'"],
	])('%s as %s', async (value, name, message, allowed) => {
		expect(await refused('S3', 'amazonS3', { [name]: `={{ "${value}" }}` })).toEqual({
			message,
			description: `Amazon S3 (current) takes ${allowed}`,
		});
	});

	it('a CSV option', async () => {
		const csvOptions = { delimiter: '={{ "x" }}' };
		const { message } = await refused('S3', 'amazonS3', { csvOptions });
		expect(message).toBe("'Delimiter' cannot be 'x'");
	});

	it('a manifest where the destination does not list one', async () => {
		const options = { includeFileManifest: true };
		expect(await refused('S3', 'amazonS3', { options })).toEqual({
			message:
				"'Include File Manifest' does not apply: Amazon S3 (current) does not offer file manifests",
			description: "Remove it from 'Options'",
		});
	});

	it.each(['bucketName', 'path'])('an empty %s', async (name) => {
		const { message } = await refused('S3', 'amazonS3', { [name]: ' ' });
		expect(message).toMatch(/^'(Bucket Name|Path)' is empty$/);
	});

	it.each([
		['Vault', {}, "'Vault' is empty, and Cumulus Vault requires it", /"vaultName"/],
		['Region', { vaultName: 'v', region: 'x' }, "'Region' cannot be 'x'", /'north', 'south'/],
		['a fraction', { retentionDays: 1.5 }, "'Retention in days' cannot be 1.5", /whole number/],
		['too much', { retentionDays: 999 }, "'Retention in days' cannot be 999", /from 1 up to 365/],
		['a text', { retentionDays: '9' }, "'Retention in days' cannot be '9'", /a whole number/],
		['no flag', { includeFileManifest: 'yes' }, /Manifest' cannot be 'yes'/, /true or false/],
		['a number', { path: 7 }, "'Path' cannot be 7", /takes a text/],
	])('%s of an unknown destination', async (name, given, message, description) => {
		const complete = name === 'Vault' ? {} : { vaultName: 'v', region: 'north' };
		const others = { path: 'in', fileType: 'CSV', compression: 'NONE' };
		const additionalParameters = JSON.stringify({ ...others, ...complete, ...given });
		const options = { additionalParameters };
		const refusal = await refused('Cumulus Vault', 'other', { options });
		expect(refusal.message).toMatch(message);
		expect(refusal.description).toMatch(description);
	});

	it('CSV options for files that are no CSV', async () => {
		const additionalParameters = '{ "csvOptions": { "quote": "" } }';
		const options = { additionalParameters };
		expect(await refused('S3', 'amazonS3', { fileType: 'JSON', options })).toEqual({
			message: "'CSV Options' do not apply to JSON files",
			description: "Remove them, or set 'File Type' to CSV",
		});
	});

	it('a mode without its place', async () => {
		const options = { additionalParameters: '{ "mode": "S3", "path": "in" }' };
		const { message } = await refused('Campaign over S3', 'other', { options });
		expect(message).toBe("'Bucket Name' is empty, and Adobe Campaign requires it");
	});

	it('additional parameters that are no JSON', async () => {
		const refusal = await refused('S3', 'amazonS3', { options: { additionalParameters: '{' } });
		expect(refusal.message).toMatch(/^'Additional Parameters' is not valid JSON/);
	});
});

describe('the live specification decides', () => {
	const SPECS = '/data/foundation/flowservice/connectionSpecs/';
	const answer = (way: string, spec: object) => {
		const id = ways[way].spec;
		const targetSpec = { spec: { type: 'object', ...spec } };
		const body = { items: [{ id, name: 'Live', providerId: destinationProviderId, targetSpec }] };
		adobe.sandbox.faults.add({ pathPrefix: SPECS, status: 200, body });
	};

	it('which modes there are, also of a destination in the table', async () => {
		answer('Campaign over S3', { properties: { mode: { enum: ['FTP'] }, remotePath: {} } });
		const { description } = await refused('Campaign over S3', 'legacyS3');
		expect(description).toContain(`takes ${legacySftp}. `);
	});

	it('but the place of another mode is not asked for', async () => {
		const properties = { mode: { enum: ['S3', 'FTP'] }, bucketName: {}, path: {}, remotePath: {} };
		const required = ['mode', 'bucketName', 'path', 'remotePath'];
		answer('Eloqua', { properties, required });
		const connection = byId(await adobe.connection('Eloqua'));
		await adobe.done('create', { ...form, connection, storageType: 'legacySftp' });
		expect(adobe.created.params).toEqual({ mode: 'FTP', remotePath: '/in', format: 'CSV' });
	});

	it('that an unknown destination takes the form of a known storage', async () => {
		const text = { type: 'string' };
		const properties = { bucketName: text, path: text, fileType: text, compression: text };
		answer('Cumulus Vault', { properties, required: ['bucketName', 'path', 'fileType'] });
		const { description } = await refused('Cumulus Vault', 'azureBlob');
		expect(description).toContain('Live takes Amazon S3, Google Cloud Storage or Other. ');
	});

	it('whether a manifest is offered', async () => {
		const properties = { bucketName: {}, path: {}, includeFileManifest: { type: 'boolean' } };
		answer('Google Cloud Storage', { properties });
		const connection = byId(await adobe.connection('Google Cloud Storage'));
		const options = { includeFileManifest: true };
		await adobe.done('create', { ...form, connection, storageType: 'googleCloudStorage', options });
		expect(adobe.created.params.includeFileManifest).toBe(true);
	});

	it('unless its pattern cannot be read', async () => {
		answer('Blob', { properties: { path: { type: 'string', pattern: '^(?<=' } } });
		const connection = byId(await adobe.connection('Blob'));
		await adobe.done('create', { ...form, connection, storageType: 'azureBlob' });
		expect(adobe.created.params.path).toBe('in');
	});
});

it('takes the built-in table where the specification is hidden', async () => {
	adobe.sandbox.faults.add({
		pathPrefix: '/data/foundation/flowservice/connectionSpecs/',
		status: 404,
		body: { errorMessage: 'connectionSpecs not found' },
		times: 'always',
	});
	expect(await refused('Campaign over S3', 'amazonS3')).toMatchObject({
		description: expect.stringContaining(legacyBlob),
	});
	const connection = byId(await adobe.connection('S3'));
	const [{ created }] = await adobe.done('create', { ...form, connection });
	expect(created).toBe(true);
});

it('says so when the specification of an unknown destination is hidden', async () => {
	adobe.sandbox.faults.add({
		pathPrefix: '/data/foundation/flowservice/connectionSpecs/',
		status: 404,
		body: { errorMessage: 'connectionSpecs not found' },
	});
	const { message } = await refused('Cumulus Vault', 'other');
	expect(message).toMatch(/^Could not read the destination: Adobe finds no destination/);
});

function literal(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
