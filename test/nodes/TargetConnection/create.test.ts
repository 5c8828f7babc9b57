import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { byId, itemWith, nothingChosen, Targets } from './targets';

const adobe = new Targets();

const file = { fileType: 'CSV', compression: 'NONE' };
const cloud = { mode: 'Server-to-server', ...file };
const legacyData = { format: 'json', schema: { id: '1.0', version: '1.0' } };
const bucket = { bucketName: 'acme-exports', path: 'audiences/%SEGMENT_NAME%' };
const plainBucket = { bucketName: 'acme-exports', path: 'audiences' };
const container = { container: 'acme-exports', path: 'audiences' };
const server = { remotePath: '/incoming' };

type Case = [way: string, storageType: string, form: Record<string, string>, params: object];

const cloudCases: Case[] = [
	['S3', 'amazonS3', bucket, { ...cloud, ...bucket }],
	['S3 by role', 'amazonS3', bucket, { ...cloud, ...bucket }],
	['Blob', 'azureBlob', container, { ...cloud, ...container }],
	['ADLS Gen2', 'adlsGen2', { path: 'in' }, { ...cloud, path: 'in' }],
	['Data Landing Zone', 'dataLandingZone', { path: 'in' }, { ...cloud, path: 'in' }],
	['Google Cloud Storage', 'googleCloudStorage', bucket, { ...cloud, ...bucket }],
	['SFTP', 'sftp', server, { ...cloud, ...server }],
	['SFTP by key', 'sftp', server, { ...cloud, ...server }],
];

const csv = { format: 'CSV' };
const s3 = { mode: 'S3', ...plainBucket, ...csv };
const blob = { mode: 'AZURE_BLOB', ...container, ...csv };
const ftp = { mode: 'FTP', ...server, ...csv };
const legacyCases: Case[] = [
	['legacy S3', 'legacyS3', plainBucket, s3],
	['legacy Blob', 'legacyAzureBlob', container, blob],
	['legacy SFTP', 'legacySftp', server, { mode: 'FTP', ...server }],
	['Campaign over S3', 'legacyS3', plainBucket, s3],
	['Campaign over Blob', 'legacyAzureBlob', container, blob],
	['Campaign over SFTP', 'legacySftp', server, ftp],
	['Eloqua', 'legacyS3', plainBucket, s3],
	['Eloqua', 'legacySftp', server, ftp],
	['Responsys', 'legacySftp', server, ftp],
	['Marketing Cloud', 'legacySftp', server, ftp],
];

it.each(cloudCases)('sends what %s wants for %s', async (way, storageType, form, params) => {
	const connection = byId(await adobe.connection(way));
	await adobe.done('create', { connection, name: 'Files', storageType, ...form });
	expect(adobe.created.params).toEqual(params);
	expect(adobe.created).not.toHaveProperty('data');
});

it.each(legacyCases)('sends what %s wants for %s', async (way, storageType, form, params) => {
	const connection = byId(await adobe.connection(way));
	await adobe.done('create', { connection, name: 'Files', storageType, ...form });
	expect(adobe.created.params).toEqual(params);
	expect(adobe.created.data).toEqual(legacyData);
});

it('names the connection and its specification, and hands on all ids', async () => {
	const connectionId = await adobe.connection('S3');
	const item = itemWith({ connectionId, sourceConnectionId: 'source', unknown: 'x' });
	const parameters = { connection: nothingChosen, name: 'Files', description: 'Of us', ...bucket };
	const [json] = await adobe.done('create', parameters, { items: [item] });
	const [{ id }] = adobe.stored;
	expect(adobe.created).toMatchObject({
		name: 'Files',
		description: 'Of us',
		baseConnectionId: connectionId,
		connectionSpec: { id: specIds.s3, version: '1.0' },
	});
	expect(json).toMatchObject({ id, name: 'Files', created: true, params: bucket });
	expect(json.ids).toEqual({
		connectionSpecId: specIds.s3,
		connectionId,
		sourceConnectionId: 'source',
		targetConnectionId: id,
	});
});

it('leaves out an empty description', async () => {
	const connection = byId(await adobe.connection('S3'));
	await adobe.done('create', { connection, name: 'Files', ...bucket });
	expect(adobe.created).not.toHaveProperty('description');
});

it('says so when there is no connection', async () => {
	expect(await adobe.refusal('create', { name: 'Files', ...bucket })).toMatchObject({
		message: 'No connection is chosen',
		description: expect.stringContaining("Choose one in 'Connection'"),
	});
	expect(adobe.nodeRequests).toEqual([]);
});

it('works out expressions for every item, and pairs each output with its own', async () => {
	const [first, second] = [await adobe.connection('S3'), await adobe.connection('S3 by role')];
	const { items } = await adobe.execute(
		'create',
		{
			connection: byId('={{ $json.to }}'),
			name: '={{ $json.call }}',
			bucketName: 'acme-exports',
			path: '={{ $json.folder }}',
			fileType: '={{ $json.type }}',
			csvOptions: { delimiter: '={{ $json.delimiter }}' },
		},
		{
			items: [
				{ json: { to: first, call: 'One', folder: 'a', type: 'CSV', delimiter: '|' } },
				{ json: { to: second, call: 'Two', folder: 'b', type: 'JSON', delimiter: '|' } },
			],
		},
	);
	const place = { ...cloud, bucketName: 'acme-exports' };
	const csvOptions = { delimiter: '|' };
	expect(items.map(({ json, pairedItem }) => [json.name, json.params, pairedItem])).toEqual([
		['One', { ...place, path: 'a', csvOptions }, [{ item: 0 }]],
		['Two', { ...place, path: 'b', fileType: 'JSON' }, [{ item: 1 }]],
	]);
	expect(adobe.stored.map(({ baseConnectionId }) => baseConnectionId)).toEqual([first, second]);
});

describe('files', () => {
	const create = async (more: object, way = 'S3') => {
		const connection = byId(await adobe.connection(way));
		return await adobe.done('create', { connection, name: 'Files', ...bucket, ...more });
	};

	it('get the chosen CSV options, also the empty ones', async () => {
		const csvOptions = {
			delimiter: '\t',
			quote: '',
			escape: "'",
			nullValue: '""',
			emptyValue: 'null',
		};
		await create({ csvOptions, compression: 'GZIP' });
		expect(adobe.created.params).toEqual({
			...cloud,
			...bucket,
			compression: 'GZIP',
			csvOptions,
		});
	});

	it.each(['JSON', 'PARQUET'])('of type %s have no CSV options', async (fileType) => {
		await create({ fileType, csvOptions: { delimiter: '|' } });
		expect(adobe.created.params).toEqual({ ...cloud, ...bucket, fileType });
	});

	it('of type JSON have none either when the type is an expression', async () => {
		await create({ fileType: '={{ "JSON" }}', csvOptions: { delimiter: '|' } });
		expect(adobe.created.params).toEqual({ ...cloud, ...bucket, fileType: 'JSON' });
	});

	it('take additional parameters before the fields, nested ones one by one', async () => {
		const additionalParameters = '{ "csvOptions": { "quote": "" }, "compression": "GZIP" }';
		await create({ csvOptions: { delimiter: ';' }, options: { additionalParameters } });
		expect(adobe.created.params).toEqual({
			...cloud,
			...bucket,
			compression: 'GZIP',
			csvOptions: { delimiter: ';', quote: '' },
		});
	});

	it.each([true, false])('of Adobe Campaign may come with a manifest: %s', async (wanted) => {
		const options = { includeFileManifest: wanted };
		await create({ storageType: 'legacyS3', ...plainBucket, options }, 'Campaign over S3');
		expect(adobe.created.params).toEqual({ ...s3, includeFileManifest: wanted });
	});
});

describe('a destination that this pack does not know', () => {
	const vault = { vaultName: 'v', path: 'in', region: 'north' };
	const create = async (way: string, value: object | null, options: object = {}) => {
		const connection = byId(await adobe.connection(way));
		return await adobe.done('create', {
			connection,
			name: 'Files',
			storageType: 'other',
			targetFields: { mappingMode: 'defineBelow', value } as never,
			options: options as never,
		});
	};

	it('of the cloud family gets its own fields', async () => {
		await create('Cumulus Vault', {
			...vault,
			...file,
			retentionDays: 30,
			storageClass: '',
			includeFileManifest: true,
			'csvOptions.delimiter': '|',
			'csvOptions.quote': '',
			'csvOptions.escape': null,
		});
		expect(adobe.created.params).toEqual({
			...cloud,
			...vault,
			retentionDays: 30,
			includeFileManifest: true,
			csvOptions: { delimiter: '|', quote: '' },
		});
		expect(adobe.created).not.toHaveProperty('data');
	});

	it('of the email family gets them in its only mode and format', async () => {
		await create('Courier Mail', { remotePath: '/in', mailingList: 'spring' });
		expect(adobe.created.params).toEqual({ ...ftp, remotePath: '/in', mailingList: 'spring' });
		expect(adobe.created.data).toEqual(legacyData);
	});

	it('gets them as JSON where no field could be shown', async () => {
		const additionalParameters = JSON.stringify({ ...vault, ...file });
		await create('Cumulus Vault', null, { additionalParameters });
		expect(adobe.created.params).toEqual({ ...cloud, ...vault });
	});

	it('gets expressions in them worked out', async () => {
		await create('Cumulus Vault', { ...vault, ...file, path: '={{ "in/" + 7 }}' });
		expect(adobe.created.params).toMatchObject({ path: 'in/7' });
	});

	it('gets fields and JSON together, JSON first', async () => {
		const additionalParameters = JSON.stringify({ region: 'south', retentionDays: 7 });
		await create('Cumulus Vault', { ...vault, ...file }, { additionalParameters });
		expect(adobe.created.params).toEqual({
			...cloud,
			...vault,
			region: 'south',
			retentionDays: 7,
		});
	});
});
