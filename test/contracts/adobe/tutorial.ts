import type { LoggedRequest } from '../../../sandbox/core/requestLog.ts';
import { audienceValue, patchFlow, paths, request, spec } from './requests.ts';

const PROFILE_STORE = spec('8a9c3494-9708-43d7-ae3f-cda01e5030e1');
const CAMPAIGN = spec('0b23e41a-cb4a-4321-a78f-3b654f5d7d97');
const CLOUD_S3 = spec('4fce964d-3f37-408f-9778-e597338a21ee');
const CLOUD_S3_FLOW = spec('1a0514a6-33d4-4c7f-aff8-594799c47549');
const SECRET_KEY = 'a'.repeat(39) + '+';

const audience = {
	op: 'add',
	path: paths.newAudience,
	value: { type: 'PLATFORM_SEGMENT', value: audienceValue },
};

function flow(flowSpec: object, params: object): LoggedRequest {
	return request('POST', '/flows', {
		name: 'Activate audiences',
		description: 'Daily',
		flowSpec,
		sourceConnectionIds: ['source-1'],
		targetConnectionIds: ['target-1'],
		transformations: [{ name: 'GeneralTransform', params }],
	});
}

/** The five steps of the email tutorial, with its extra base connection for the Profile Store. */
export const emailSteps: Record<string, LoggedRequest> = {
	'list destinations': request('GET', '/connectionSpecs'),
	'authorize access to the data': request('POST', '/connections', {
		name: 'Base connection to the Profile Store',
		connectionSpec: PROFILE_STORE,
	}),
	'connect to the data': request('POST', '/sourceConnections', {
		name: 'Profile Store',
		connectionSpec: PROFILE_STORE,
		baseConnectionId: 'base-1',
		data: { format: 'CSV', schema: null },
		params: {},
	}),
	'authorize access to the destination': request('POST', '/connections', {
		name: 'Campaign account',
		connectionSpec: CAMPAIGN,
		auth: { specName: 'S3', params: { accessId: 'id', secretKey: 'key' } },
	}),
	'set the storage location': request('POST', '/targetConnections', {
		name: 'Campaign folder',
		baseConnectionId: 'base-2',
		connectionSpec: CAMPAIGN,
		data: { format: 'json', schema: { id: '1.0', version: '1.0' } },
		params: { mode: 'S3', bucketName: 'bucket', path: 'folder', format: 'CSV' },
	}),
	'create the dataflow': flow(spec('71471eba-b620-49e4-90fd-23f1fa0174d8'), {
		segmentSelectors: { selectors: [] },
		profileSelectors: { selectors: [] },
	}),
	activate: patchFlow([
		audience,
		{
			op: 'add',
			path: paths.newAttribute,
			value: { type: 'JSON_PATH', value: { path: 'person.lastName' } },
		},
	]),
	validate: request('GET', '/flows/flow-1'),
};

/** The same for current cloud storage. */
export const cloudSteps: Record<string, LoggedRequest> = {
	'read the destination': request('GET', `/connectionSpecs/${CLOUD_S3.id}`),
	'connect to the data': request('POST', '/sourceConnections', {
		name: 'Profile Store',
		connectionSpec: PROFILE_STORE,
	}),
	'authorize access to the destination': request('POST', '/connections', {
		name: 'S3 account',
		connectionSpec: CLOUD_S3,
		auth: {
			specName: 'Access Key',
			params: { s3AccessKey: 'ABCDEFGHIJKLMNOPQR27', s3SecretKey: SECRET_KEY },
		},
		encryptionSpecs: { specName: 'File Encryption', params: { publicKey: 'key' } },
	}),
	'set the storage location': request('POST', '/targetConnections', {
		name: 'S3 folder',
		baseConnectionId: 'base-2',
		connectionSpec: CLOUD_S3,
		params: {
			mode: 'Server-to-server',
			bucketName: 'bucket',
			path: 'folder/%SEGMENT_NAME%',
			compression: 'GZIP',
			fileType: 'CSV',
			csvOptions: { delimiter: '\t', quote: '', escape: '\\', nullValue: '""', emptyValue: '' },
		},
	}),
	'create the dataflow': flow(CLOUD_S3_FLOW, {
		mandatoryFields: [],
		primaryFields: [],
		profileMapping: {},
		segmentSelectors: { selectors: [] },
	}),
	activate: patchFlow([
		audience,
		{ op: 'add', path: paths.mapping, value: { mappingId: 'set-1', mappingVersion: 0 } },
		{ op: 'add', path: paths.mandatory, value: ['ECID'] },
		{
			op: 'add',
			path: paths.keys,
			value: [{ fieldType: 'IDENTITY', identityNamespace: 'ECID' }],
		},
	]),
	validate: request('GET', '/flows/flow-1'),
};
