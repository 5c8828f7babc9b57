import type { LoggedRequest } from '../../../sandbox/core/requestLog.ts';
import { checkRequest } from './check.ts';
import { adHocRun, request, spec } from './requests.ts';
import { cloudSteps, emailSteps } from './tutorial.ts';

const campaign = emailSteps['authorize access to the destination'];
const source = emailSteps['connect to the data'];
const emailFlow = emailSteps['create the dataflow'];
const s3Account = cloudSteps['authorize access to the destination'];
const s3Folder = cloudSteps['set the storage location'];
const cloudFlow = cloudSteps['create the dataflow'];

/** Violations of the same request with these fields changed; undefined takes one out. */
function violations(original: LoggedRequest, changes: object): string[] {
	return checkRequest({ ...original, body: { ...(original.body as object), ...changes } });
}

function missing(where: string, field: string): string {
	return `${where} must have required property '${field}'`;
}

describe('fields of creates', () => {
	it.each([
		['name', campaign, missing('body', 'name')],
		['connectionSpec', campaign, missing('body', 'connectionSpec')],
		['auth', s3Account, missing('body', 'auth')],
		['name', source, missing('body', 'name')],
		['baseConnectionId', s3Folder, missing('body', 'baseConnectionId')],
		['params', s3Folder, missing('body', 'params')],
		['flowSpec', emailFlow, missing('body', 'flowSpec')],
		['transformations', emailFlow, missing('body', 'transformations')],
		['transformations', cloudFlow, missing('body', 'transformations')],
	])('%s is required', (field, original, violation) => {
		expect(violations(original, { [field]: undefined })).toEqual([violation]);
	});

	it.each([campaign, source, s3Folder, cloudFlow])('unknown fields are refused', (original) => {
		expect(violations(original, { state: 'enabled' })).toEqual([
			"body has the unknown field 'state'",
		]);
	});

	it.each([campaign, source, s3Folder])('the version of the spec is required', (original) => {
		const { connectionSpec } = original.body as { connectionSpec: { id: string } };
		expect(violations(original, { connectionSpec: { id: connectionSpec.id } })).toEqual([
			missing('body/connectionSpec', 'version'),
		]);
	});

	it('takes no other source than the Profile Store and the Data Lake', () => {
		const [violation] = violations(source, { connectionSpec: spec('other') });
		expect(violation).toContain('body/connectionSpec/id must be one of');
	});

	it('knows when a body is missing or too much', () => {
		expect(checkRequest({ ...campaign, body: undefined })).toEqual(['body is missing']);
		expect(checkRequest(request('DELETE', '/flows/f', {}))).toEqual(['body must be absent']);
		expect(checkRequest(request('POST', '/flows/f/action?op=enable', {}))).toEqual([
			'body must be absent',
		]);
	});
});

describe('authentication', () => {
	const sftp = spec('64ef4b8b-a6e0-41b5-9677-3805d1ee5dd0');
	const keys = { s3AccessKey: 'ABCDEFGHIJKLMNOPQR27', s3SecretKey: 'a'.repeat(40) };

	it.each([
		['spec name', s3Account, { specName: 'S3', params: keys }, 'auth/specName must be one of'],
		['params', campaign, { specName: 'S3' }, missing('auth', 'params')],
		['spec name', campaign, { params: {} }, missing('auth', 'specName')],
		[
			'access key',
			s3Account,
			{ specName: 'Access Key', params: { ...keys, s3AccessKey: 'abc' } },
			'auth/params/s3AccessKey must match pattern',
		],
		[
			'spelling',
			s3Account,
			{ specName: 'Access Key', params: { ...keys, accessId: 'a' } },
			"auth/params has the unknown field 'accessId'",
		],
	])('a wrong %s', (_name, original, auth, violation) => {
		const found = violations(original, { auth });
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(violation);
	});

	it('wants a server and a user of legacy SFTP', () => {
		const auth = { specName: 'Basic Authentication for sftp', params: { password: 'p' } };
		expect(violations(campaign, { connectionSpec: sftp, auth })).toEqual(
			expect.arrayContaining([
				'body/auth/params must have host or domain',
				'body/auth/params must have username or userName',
			]),
		);
	});

	it('wants the port as a number', () => {
		const params = { host: 'h', username: 'u', sshKey: 'k', port: '22' };
		const auth = { specName: 'SFTP with SSH Key', params };
		expect(violations(campaign, { connectionSpec: sftp, auth })).toEqual([
			'body/auth/params/port must be integer',
		]);
	});
});

describe('storage', () => {
	it.each([
		[{ compression: 'ZIP' }, 'compression must be one of ["NONE","GZIP"]'],
		[{ fileType: 'csv' }, 'fileType must be one of ["CSV","JSON","PARQUET"]'],
		[{ bucketName: 'No_Bucket' }, 'bucketName must match pattern'],
		[{ mode: 'S3' }, 'mode must be "Server-to-server"'],
		[{ csvOptions: { delimiter: '#' } }, 'csvOptions/delimiter must be one of'],
		[{ csvOptions: { quote: '""' } }, 'csvOptions/quote must be one of'],
		[{ fileType: 'JSON' }, 'csvOptions must be absent when fileType is not CSV'],
		[{ format: 'CSV' }, "has the unknown field 'format'"],
	])('%j', (changes, violation) => {
		const { params } = s3Folder.body as { params: object };
		const found = violations(s3Folder, { params: { ...params, ...changes } });
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(violation);
	});

	it.each([
		['4890fc95-5a1f-4983-94bb-e060c08e3f81', ['bucketName', 'path']],
		['64ef4b8b-a6e0-41b5-9677-3805d1ee5dd0', ['remotePath']],
		['4fce964d-3f37-408f-9778-e597338a21ee', ['bucketName', 'path', 'compression', 'fileType']],
		['36965a81-b1c6-401b-99f8-22508f1e6a26', ['remotePath', 'compression', 'fileType']],
	])('what %s requires', (id, fields) => {
		expect(violations(s3Folder, { connectionSpec: spec(id), params: {} })).toEqual(
			fields.map((field) => missing('body/params', field)),
		);
	});

	it('holds the shared parameters of other cloud storage to their types', () => {
		const connectionSpec = spec('be2c3209-53bc-47e7-ab25-145db8b873e1');
		const params = { path: 'folder', compression: 'ZIP' };
		expect(violations(s3Folder, { connectionSpec, params })).toHaveLength(1);
	});
});

describe('dataflows', () => {
	const stub = (params: object, name = 'GeneralTransform') => ({
		transformations: [{ name, params }],
	});
	const at = 'body/transformations/0';
	const full = { selectors: [{ type: 'PLATFORM_SEGMENT' }] };

	it.each([
		['name', cloudFlow, stub({}, 'General Transform'), `${at}/name must be "GeneralTransform"`],
		[
			'family',
			cloudFlow,
			stub({ profileSelectors: { selectors: [] } }),
			`${at}/params has the unknown field 'profileSelectors'`,
		],
		[
			'family',
			emailFlow,
			stub({ profileMapping: {} }),
			`${at}/params has the unknown field 'profileMapping'`,
		],
		[
			'content',
			emailFlow,
			stub({ segmentSelectors: full }),
			`${at}/params/segmentSelectors/selectors must NOT have more than 0 items`,
		],
		[
			'number of sources',
			cloudFlow,
			{ sourceConnectionIds: ['a', 'b'] },
			'body/sourceConnectionIds must NOT have more than 1 items',
		],
		[
			'flow spec',
			cloudFlow,
			{ flowSpec: spec('17be2013-2549-41ce-96e7-a70363bec293'), transformations: [] },
			missing('body', 'scheduleParams'),
		],
	])('a wrong %s', (_name, original, changes, violation) => {
		expect(violations(original, changes)).toEqual([violation]);
	});

	it.each([emailFlow, cloudFlow])('an unlisted flow spec may be of either family', (original) => {
		expect(violations(original, { flowSpec: spec('looked-up') })).toEqual([]);
		const mixed = stub({ profileMapping: {}, profileSelectors: {} });
		expect(violations(original, { flowSpec: spec('looked-up'), ...mixed })).not.toEqual([]);
	});
});

describe('ad-hoc runs', () => {
	const audiences = Array.from({ length: 81 }, (_, index) => `audience-${index}`);

	it.each([
		[{ activationInfo: { f: audiences } }, 'must NOT have more than 80 items'],
		[{ activationInfo: { f: ['a'] }, exportIds: ['e'] }, "has the unknown field 'exportIds'"],
		[{ activationInfo: {} }, 'must NOT have fewer than 1 properties'],
		[{}, missing('body', 'activationInfo')],
	])('%#', (body, violation) => {
		const found = checkRequest(adHocRun(body));
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(violation);
	});
});
