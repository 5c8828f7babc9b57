import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { byId, itemWith, nothingChosen, Targets } from './targets';
import { ways } from './ways';

const adobe = new Targets();
const TARGETS = '/data/foundation/flowservice/targetConnections';

async function target(way: string, more: object = {}) {
	const connectionId = await adobe.connection(way);
	const id = await adobe.target(way, connectionId, 'Files', more);
	return { connectionId, id, targetConnection: byId(id) };
}

const storedParams = () => adobe.stored[0].params;

it('changes what is given, keeps the rest, and sends the whole set of parameters', async () => {
	const { id, connectionId, targetConnection } = await target('S3', {
		csvOptions: { delimiter: '|' },
	});
	const [json] = await adobe.done('update', {
		targetConnection,
		updateFields: { path: 'out/%SEGMENT_ID%', name: 'Renamed', description: 'Of us' },
		csvOptions: { quote: '' },
	});
	const params = {
		...ways.S3.target,
		path: 'out/%SEGMENT_ID%',
		csvOptions: { delimiter: '|', quote: '' },
	};
	expect(adobe.bodies('PATCH')).toEqual([
		[
			{ op: 'replace', path: '/name', value: 'Renamed' },
			{ op: 'add', path: '/description', value: 'Of us' },
			{ op: 'replace', path: '/params', value: params },
		],
	]);
	expect(json).toMatchObject({ id, name: 'Renamed', description: 'Of us', params, changed: true });
	expect(json).not.toHaveProperty('pending');
	expect(json.ids).toEqual({
		connectionSpecId: specIds.s3,
		connectionId,
		targetConnectionId: id,
	});
});

it('changes nothing where all is as wanted', async () => {
	const { targetConnection } = await target('S3');
	const [json] = await adobe.done('update', {
		targetConnection,
		updateFields: { name: 'Files', path: 'in', compression: 'NONE' },
	});
	expect(json.changed).toBe(false);
	adobe.expectNothingChanged();
});

it('takes the target connection from the item', async () => {
	const { id } = await target('S3');
	const items = [itemWith({ targetConnectionId: id, dataflowId: 'flow' })];
	const updateFields = { path: 'out' };
	const parameters = { targetConnection: nothingChosen, updateFields };
	const [json] = await adobe.done('update', parameters, { items });
	expect(storedParams().path).toBe('out');
	expect(json.ids).toMatchObject({ targetConnectionId: id, dataflowId: 'flow' });
});

it.each([
	['Blob', { container: 'other-exports' }],
	['SFTP', { remotePath: '/out' }],
	['Google Cloud Storage', { bucketName: 'other-exports' }],
	['legacy S3', { bucketName: 'other-exports', includeFileManifest: true }],
	['Campaign over SFTP', { remotePath: '/out' }],
	['Campaign over Blob', { container: 'other-exports', path: 'out' }],
	['Data Landing Zone', { compression: 'GZIP' }],
	['Cumulus Vault', { path: 'out', includeFileManifest: true }],
	['Courier Mail', { remotePath: '/out' }],
])('changes fields of %s', async (way, updateFields) => {
	const { targetConnection } = await target(way);
	await adobe.done('update', { targetConnection, updateFields: updateFields as never });
	expect(storedParams()).toEqual({ ...ways[way].target, ...updateFields });
});

it('changes other parameters as JSON', async () => {
	const { targetConnection } = await target('Cumulus Vault');
	const updateFields = { additionalParameters: '{ "retentionDays": 60 }' };
	await adobe.done('update', { targetConnection, updateFields });
	expect(storedParams()).toEqual({ ...ways['Cumulus Vault'].target, retentionDays: 60 });
});

it('leaves CSV options behind with the file type', async () => {
	const { targetConnection } = await target('S3', { csvOptions: { delimiter: '|' } });
	await adobe.done('update', { targetConnection, updateFields: { fileType: 'JSON' } });
	expect(storedParams()).toEqual({ ...ways.S3.target, fileType: 'JSON' });
});

it('empties a description', async () => {
	const { id, targetConnection } = await target('S3');
	await adobe.changeElsewhere(id, [{ op: 'add', path: '/description', value: 'Old' }]);
	await adobe.done('update', { targetConnection, updateFields: { description: '' } });
	expect(adobe.bodies('PATCH')).toEqual([[{ op: 'replace', path: '/description', value: '' }]]);
});

describe('with somebody else at work', () => {
	it('keeps what was changed between reading and writing', async () => {
		const { id, targetConnection } = await target('S3');
		adobe.sandbox.faults.add({ method: 'PATCH', path: `${TARGETS}/${id}`, delayMs: 500 });
		const change = adobe.patchArrived().then(async () => {
			const operation = { op: 'replace', path: '/params/compression', value: 'GZIP' };
			await adobe.changeElsewhere(id, [operation]);
		});
		const updateFields = { path: 'out' };
		const [json] = await adobe.done('update', { targetConnection, updateFields });
		await change;
		expect(adobe.nodeRequests.map(({ status }) => status)).toContain(412);
		expect(json.changed).toBe(true);
		expect(storedParams()).toEqual({ ...ways.S3.target, path: 'out', compression: 'GZIP' });
	});

	it('sends the version in its quotes, and never needs to be told', async () => {
		const { targetConnection } = await target('S3');
		await adobe.done('update', { targetConnection, updateFields: { path: 'out' } });
		const { headers } = adobe.nodeRequests.find(({ method }) => method === 'PATCH')!;
		expect(headers['if-match']).toMatch(/^"[^"]+"$/);
	});
});

it.each([
	['cut off', { resetAfterProcessing: true }],
	['504', { applyThenStatus: 504 }],
])('finds a change whose answer was lost (%s)', async (_name, fault) => {
	const { id, targetConnection } = await target('S3');
	adobe.sandbox.faults.add({ method: 'PATCH', path: `${TARGETS}/${id}`, ...fault });
	const [json] = await adobe.done('update', { targetConnection, updateFields: { path: 'out' } });
	expect(json.changed).toBe(true);
	expect(adobe.bodies('PATCH')).toHaveLength(1);
});

describe('is refused before anything is changed', () => {
	const refused = async (way: string, fields: object, more: object = {}, params: object = {}) => {
		const { targetConnection } = await target(way, params);
		const updateFields = fields as never;
		const refusal = await adobe.refusal('update', { targetConnection, updateFields, ...more });
		adobe.expectNothingChanged();
		return refusal;
	};

	it('without anything to change', async () => {
		expect(await refused('S3', {})).toEqual({
			message: "'Update Fields' is empty, so there is nothing to change",
			description: "Add what is to be changed in 'Update Fields' or 'CSV Options'",
		});
		expect(adobe.nodeRequests).toEqual([]);
	});

	it.each([
		['name', 'Name'],
		['path', 'Path'],
		['bucketName', 'Bucket Name'],
	])('with an empty %s', async (key, label) => {
		expect((await refused('S3', { [key]: ' ' })).message).toBe(`'${label}' is empty`);
	});

	it.each([
		['S3', 'container', 'Container', 'Amazon S3'],
		['SFTP', 'path', 'Path', 'SFTP'],
		['Campaign over SFTP', 'bucketName', 'Bucket Name', 'SFTP (Legacy and Email Marketing)'],
		['Campaign over S3', 'remotePath', 'Remote Path', 'Amazon S3 (Legacy and Email Marketing)'],
		['legacy S3', 'fileType', 'File Type', 'Amazon S3 (Legacy and Email Marketing)'],
		['legacy S3', 'compression', 'Compression', 'Amazon S3 (Legacy and Email Marketing)'],
		['Cumulus Vault', 'bucketName', 'Bucket Name', 'Cumulus Vault'],
	])('of %s with %s, which it does not have', async (way, key, label, where) => {
		const value = key === 'fileType' ? 'JSON' : key === 'compression' ? 'GZIP' : 'some-where';
		const { message, description } = await refused(way, { [key]: value });
		expect(message).toBe(
			`'${label}' does not apply: the target connection 'Files' goes to ${where}`,
		);
		expect(description).toMatch(/^Remove it\. What can be changed there: '/);
	});

	it('names the fields that there are', async () => {
		expect((await refused('S3', { container: 'x' })).description).toBe(
			"Remove it. What can be changed there: 'Bucket Name', 'Path', 'File Type', 'Compression', 'CSV Options'",
		);
	});

	it('with CSV options of a legacy destination', async () => {
		const { message } = await refused('legacy S3', {}, { csvOptions: { delimiter: ';' } });
		expect(message).toMatch(/^'CSV Options' does not apply/);
	});

	it('with CSV options for JSON files', async () => {
		const csvOptions = { delimiter: ';' };
		expect(await refused('S3', {}, { csvOptions }, { fileType: 'JSON' })).toEqual({
			message: "'CSV Options' do not apply to JSON files",
			description: "Remove them, or set 'File Type' to CSV",
		});
	});

	it('with a manifest where none is offered', async () => {
		const { message } = await refused('S3', { includeFileManifest: true });
		expect(message).toMatch(/^'Include File Manifest' does not apply/);
	});

	it.each([
		['S3', { bucketName: 'Not_A_Bucket' }, "'Bucket Name' cannot be 'Not_A_Bucket'"],
		['Blob', { path: 'a b' }, "'Path' cannot be 'a b'"],
		['S3', { path: '%SEGMENT_ID%/in' }, "'Path' cannot be '%SEGMENT_ID%/in'"],
	])('of %s with %j', async (way, fields, message) => {
		expect((await refused(way, fields)).message).toBe(message);
	});
});
