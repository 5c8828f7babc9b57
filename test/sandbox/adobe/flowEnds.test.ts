import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { AdobeCaller } from './client';
import { makeConnection, makeFlow, makeSource, makeTarget, ref } from './makers';
import { ways } from './ways';

const campaign = ways['Campaign over SFTP'];

describe('source connections', () => {
	const caller = new AdobeCaller();

	it('go with and without a base connection of the same spec', async () => {
		const id = await makeSource(caller);
		expect(await caller.one(`/sourceConnections/${id}`)).toMatchObject({
			typeInfo: { type: 'ProfileFragments', id: 'ups' },
			state: 'enabled',
		});
		const base = await caller.make('/connections', {
			name: 'Base',
			connectionSpec: ref(specIds.profileStore),
		});
		const seed = await caller.make('/sourceConnections', {
			name: 'Connecting to Profile Store',
			connectionSpec: ref(specIds.profileStore),
			baseConnectionId: base,
			data: { format: 'CSV', schema: null },
			params: {},
		});
		expect(await caller.one(`/sourceConnections/${seed}`)).toMatchObject({
			baseConnectionId: base,
			data: { format: 'CSV', schema: null },
			inheritedAttributes: { baseConnection: { id: base } },
		});
	});

	it('refuse a base connection of another spec, an unknown one, and a missing version', async () => {
		const base = await makeConnection(caller, campaign);
		const post = (more: Record<string, unknown>) =>
			caller.post('/sourceConnections', {
				name: 'Source',
				connectionSpec: ref(specIds.profileStore),
				...more,
			});
		expect((await post({ baseConnectionId: base })).json.type).toContain('FLOW-1413-400');
		expect((await post({ baseConnectionId: 'nobody' })).status).toBe(404);
		expect((await post({ connectionSpec: { id: specIds.profileStore } })).status).toBe(422);
	});
});

describe('target connections', () => {
	const caller = new AdobeCaller();
	const target = async (name: string, params: Record<string, unknown>) => {
		const { spec } = ways[name];
		const baseConnectionId = await makeConnection(caller, ways[name]);
		const connectionSpec = ref(spec);
		return await caller.post('/targetConnections', {
			name: 'Target',
			baseConnectionId,
			connectionSpec,
			params,
			data: { format: 'json', schema: { id: '1.0', version: '1.0' } },
		});
	};
	const cloud = { mode: 'Server-to-server', compression: 'NONE', fileType: 'CSV' };

	it('answer what was sent', async () => {
		const { params } = { params: { ...cloud, bucketName: 'exports', path: 'in/%SEGMENT_NAME%' } };
		const { json } = await target('S3', params);
		expect(await caller.one(`/targetConnections/${json.id}`)).toMatchObject({
			params,
			data: { format: 'json' },
			inheritedAttributes: { baseConnection: { connectionSpec: ref(specIds.s3) } },
		});
	});

	it.each([
		['no mode', 'Campaign over S3', { bucketName: 'exports', path: 'in' }],
		['a mode the destination lacks', 'Eloqua', { mode: 'AZURE_BLOB', container: 'c', path: 'p' }],
		['a mode without its fields', 'Campaign over S3', { mode: 'S3', path: 'in' }],
		['another format', 'legacy SFTP', { mode: 'FTP', remotePath: '/', format: 'JSON' }],
		['a cloud target without mode', 'ADLS Gen2', { ...cloud, mode: undefined, path: 'in' }],
		['no compression', 'ADLS Gen2', { ...cloud, compression: undefined, path: 'in' }],
		['an unknown compression', 'ADLS Gen2', { ...cloud, compression: 'ZIP', path: 'in' }],
		['no file type', 'ADLS Gen2', { ...cloud, fileType: undefined, path: 'in' }],
		['an unknown file type', 'ADLS Gen2', { ...cloud, fileType: 'XML', path: 'in' }],
		['no container', 'Blob', { ...cloud, path: 'in' }],
		['a bucket name in capitals', 'S3', { ...cloud, bucketName: 'Exports', path: 'in' }],
		['an unknown delimiter', 'ADLS Gen2', { ...cloud, path: 'in', csvOptions: { delimiter: '~' } }],
		[
			'CSV options for JSON',
			'ADLS Gen2',
			{ ...cloud, fileType: 'JSON', path: 'in', csvOptions: { delimiter: ',' } },
		],
		['no region', 'Cumulus Vault', { ...cloud, vaultName: 'v', path: 'in' }],
		['no mailing list', 'Courier Mail', { mode: 'FTP', remotePath: '/', format: 'CSV' }],
	])('refuse %s', async (_what, name, params) => {
		const { status, json } = await target(name, params);
		expect([status, json]).toEqual([
			400,
			{ message: expect.stringContaining('target params are not valid') },
		]);
	});

	it.each([
		['CSV options', { ...cloud, path: 'in', csvOptions: { delimiter: '\t', quote: '"' } }],
		['Parquet', { ...cloud, fileType: 'PARQUET', compression: 'GZIP', path: 'in' }],
		[
			'a dataset target',
			{ mode: 'Server-to-server', compression: 'GZIP', datasetFileType: 'JSON', path: 'in' },
		],
	])('take %s', async (_what, params) => {
		expect((await target('ADLS Gen2', params)).status).toBe(201);
	});

	it('need an existing base connection of the same spec', async () => {
		const chosen = ways['S3'];
		const base = await makeConnection(caller, campaign);
		const post = (baseConnectionId?: string) =>
			caller.post('/targetConnections', {
				name: 'Target',
				baseConnectionId,
				connectionSpec: ref(chosen.spec),
				params: chosen.target,
			});
		expect((await post(base)).json.type).toContain('FLOW-1413-400');
		expect((await post('nobody')).status).toBe(404);
		expect((await post()).json.message).toContain('baseConnectionId');
	});

	it('are changed as a whole or by field, and still checked', async () => {
		const id = await makeTarget(caller, await makeConnection(caller, campaign), campaign);
		const patch = (path: string, value: unknown) =>
			caller.patch(`/targetConnections/${id}`, [{ op: 'add', path, value }]);
		expect((await patch('/params/remotePath', '/out')).status).toBe(200);
		expect((await caller.one(`/targetConnections/${id}`)).params.remotePath).toBe('/out');
		expect((await patch('/params', { mode: 'FTP' })).status).toBe(400);
		expect((await patch('/baseConnectionId', 'x')).json.type).toContain('1445');
	});
});

describe('teardown', () => {
	const caller = new AdobeCaller();

	it('goes dataflow, target, source, connection; any other order is refused', async () => {
		const made = await makeFlow(caller);
		const paths = [
			`/flows/${made.flowId}`,
			`/targetConnections/${made.targetConnectionId}`,
			`/sourceConnections/${made.sourceConnectionId}`,
			`/connections/${made.connectionId}`,
		];
		for (const path of paths.slice(1)) {
			const { status, json } = await caller.delete(path);
			expect([status, json.type]).toEqual([400, expect.stringContaining('FLOW-1418-400')]);
		}
		for (const path of paths) {
			expect((await caller.delete(path)).status).toBe(202);
			expect((await caller.get(path)).status).toBe(404);
			expect((await caller.delete(path)).status).toBe(404);
		}
	});

	it('can be answered 204', async () => {
		caller.sandbox.adobe.settings.deleteStatus = 204;
		expect((await caller.delete(`/sourceConnections/${await makeSource(caller)}`)).status).toBe(
			204,
		);
	});
});
