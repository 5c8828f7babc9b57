import { checkRequest, isDescribed } from './check.ts';
import { exceptions } from './exceptions.ts';
import { operations } from './operations/index.ts';
import {
	adHocRun,
	patchFlow,
	paths,
	request,
	schedule,
	spec,
	withAudience,
	withSchedule,
} from './requests.ts';
import { cloudSteps, emailSteps } from './tutorial.ts';

const FULL = 'DAILY_FULL_EXPORT';
const INCREMENTAL = 'FIRST_FULL_THEN_INCREMENTAL';
const LEGACY_SFTP = spec('64ef4b8b-a6e0-41b5-9677-3805d1ee5dd0');
const CLOUD_SFTP = spec('36965a81-b1c6-401b-99f8-22508f1e6a26');
const PROPERTY = 'inheritedAttributes.properties.isDestinationFlow%3D%3Dtrue';

describe('requests that the documents allow', () => {
	it.each(Object.entries(emailSteps))('email tutorial: %s', (_step, sent) => {
		expect(checkRequest(sent)).toEqual([]);
	});

	it.each(Object.entries(cloudSteps))('cloud storage tutorial: %s', (_step, sent) => {
		expect(checkRequest(sent)).toEqual([]);
	});

	it.each([
		['a list', request('GET', `/flows?property=${PROPERTY}&property=state%3D%3Denabled&limit=100`)],
		['a page', request('GET', '/connections?limit=20&orderby=-name&continuationToken=a%2Bb%3D%3D')],
		['a count', request('GET', '/targetConnections?count=true')],
		['flow specs by name', request('GET', '/flowSpecs?property=name%3D%3DupsToCampaign')],
		['many runs', request('GET', '/runs?limit=500&property=flowId%3D%3Dflow-1')],
		['a run', request('GET', '/runs/run-1')],
		['a connection test', request('GET', '/connections/base-1/test')],
		['enabling', request('POST', '/flows/flow-1/action?op=enable')],
		[
			'enabling with an etag',
			request('POST', '/flows/f/action?op=disable', undefined, { 'if-match': '"a"' }),
		],
		['deleting', request('DELETE', '/sourceConnections/source-1')],
		['an ad-hoc run', adHocRun({ activationInfo: { 'flow-1': ['audience-1'] } })],
		['removing', patchFlow([{ op: 'remove', path: paths.audience, value: null }])],
		['renaming', patchFlow([{ op: 'replace', path: '/name', value: 'New name' }])],
		['replacing what was read', withAudience({ createTime: '1', kept: true }, 'replace')],
		[
			'replacing an old audience without a trigger',
			withAudience({ schedule: { ...schedule, triggerType: undefined } }, 'replace'),
		],
		[
			'new credentials',
			request('PATCH', '/connections/b', [
				{ op: 'replace', path: '/auth/params', value: { port: 22 } },
			]),
		],
		[
			'a new folder',
			request('PATCH', '/targetConnections/t', [{ op: 'add', path: '/params/path', value: 'a' }]),
		],
	])('%s', (_name, sent) => {
		expect(checkRequest(sent)).toEqual([]);
	});

	it.each([
		[FULL, { frequency: 'ONCE', triggerType: 'SCHEDULED', startTime: '05:00' }],
		[FULL, { frequency: 'ONCE', triggerType: 'AFTER_SEGMENT_EVAL' }],
		[FULL, { frequency: 'DAILY', triggerType: 'AFTER_SEGMENT_EVAL', endDate: '2026-12-23' }],
		[FULL, { frequency: 'WEEKLY', triggerType: 'SCHEDULED', startTime: '23:00' }],
		[FULL, { frequency: 'MONTHLY', triggerType: 'SCHEDULED', startTime: '00:00' }],
		[INCREMENTAL, { frequency: 'DAILY', startTime: '12:00' }],
		[INCREMENTAL, { frequency: 'EVERY_3_HOURS', triggerType: 'SCHEDULED', startTime: '12:00' }],
	])('schedule %s %j', (exportMode, given) => {
		expect(checkRequest(withSchedule(exportMode, given))).toEqual([]);
	});

	it.each([
		[
			'legacy with host',
			LEGACY_SFTP,
			'Basic Authentication for sftp',
			{ host: 'h', userName: 'u', password: 'p' },
		],
		[
			'legacy with a key',
			LEGACY_SFTP,
			'SFTP with SSH Key',
			{ domain: 'd', username: 'u', sshKey: 'k', port: 22 },
		],
		['current', CLOUD_SFTP, 'SFTP with Password', { domain: 'd', username: 'u', password: 'p' }],
	])('SFTP %s', (_name, connectionSpec, specName, params) => {
		const body = { name: 'SFTP', connectionSpec, auth: { specName, params } };
		expect(checkRequest(request('POST', '/connections', body))).toEqual([]);
	});
});

describe('headers', () => {
	it.each([
		['authorization', undefined, 'header authorization is missing'],
		['authorization', 'token', 'header authorization must be Bearer <token>'],
		['x-api-key', undefined, 'header x-api-key is missing'],
		['x-gw-ims-org-id', undefined, 'header x-gw-ims-org-id is missing'],
		['x-sandbox-name', undefined, 'header x-sandbox-name is missing'],
		['x-sandbox-name', 'Prod', 'header x-sandbox-name must be the name in lower case'],
		['x-sandbox-id', 'id', 'header x-sandbox-id must be absent'],
		['content-type', 'text/plain', 'header content-type must be application/json'],
		['if-match', undefined, 'header if-match is missing'],
		['if-match', '7400302a', 'header if-match must be the etag with its double quotes'],
		['if-match', '\\"7400302a\\"', 'header if-match must be the etag with its double quotes'],
	])('%s: %s', (name, value, violation) => {
		const sent = patchFlow([{ op: 'replace', path: '/name', value: 'n' }], { [name]: value });
		expect(checkRequest(sent)).toEqual([violation]);
	});

	it('wants the etag of an action quoted, if there is one', () => {
		const sent = request('POST', '/flows/f/action?op=enable', undefined, { 'if-match': 'etag' });
		expect(checkRequest(sent)).toEqual(['header if-match must be the etag with its double quotes']);
	});

	it('wants version 2 of the ad-hoc API', () => {
		const sent = adHocRun({ activationInfo: { f: ['a'] } }, { accept: 'application/json' });
		expect(checkRequest(sent)).toHaveLength(1);
	});
});

describe('queries', () => {
	it.each([
		['/flows?limit=10&count=true', 'query must not have both limit and count'],
		['/flows?limit=101', 'query/limit must be <= 100'],
		['/flows?limit=0', 'query/limit must be >= 1'],
		['/flows?limit=ten', 'query/limit must be integer'],
		['/flows?count=yes', 'query/count must be boolean'],
		['/flows?pageSize=10', "query has the unknown field 'pageSize'"],
		['/connectionSpecs?limit=10', "query has the unknown field 'limit'"],
		['/flows/flow-1?property=id', "query has the unknown field 'property'"],
	])('%s', (path, violation) => {
		expect(checkRequest(request('GET', path))).toEqual([violation]);
	});

	it.each(['op=ENABLE', 'op=enable&subOp=APPLY', ''])('flow action with "%s"', (query) => {
		expect(checkRequest(request('POST', `/flows/f/action?${query}`))).toHaveLength(1);
	});
});

describe('what is described', () => {
	it('knows the APIs of the three documents', () => {
		expect(isDescribed(request('GET', '/flows'))).toBe(true);
		expect(isDescribed(adHocRun({}))).toBe(true);
		expect(isDescribed({ path: '/data/core/ups/audiences' })).toBe(false);
		expect(isDescribed({ path: '/data/foundation/conversion/mappingSets' })).toBe(false);
		expect(isDescribed({ path: '/ims/token/v3' })).toBe(false);
	});

	it.each([
		['PUT', '/flows/flow-1'],
		['PATCH', '/sourceConnections/source-1'],
		['POST', '/runs'],
		['GET', '/connections/base-1/'],
	])('refuses %s %s', (method, path) => {
		expect(checkRequest(request(method, path))).toHaveLength(1);
	});

	it('has one entry per operation, with its source', () => {
		const names = operations.map(({ method, path }) => `${method} ${path}`);
		expect(new Set(names).size).toBe(28);
		expect(names).toHaveLength(28);
		for (const { sources } of operations) expect(sources.length).toBeGreaterThan(0);
	});

	it('ties every exception to operations and gives its reason', () => {
		const names = operations.map(({ method, path }) => `${method} ${path}`);
		for (const { operation, what, reason } of exceptions) {
			const [method, path] = operation === '*' ? ['', ''] : operation.split(' /');
			const found = names.filter(
				(name) => name.startsWith(method) && (path === '*' || name.endsWith(path)),
			);
			expect(found).not.toEqual([]);
			expect(what).not.toBe('');
			expect(reason).not.toBe('');
		}
	});
});
