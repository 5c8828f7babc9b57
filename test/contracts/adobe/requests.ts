import type { LoggedRequest } from '../../../sandbox/core/requestLog.ts';
import { FLOW_SERVICE } from './contract.ts';

type Headers = Record<string, string | undefined>;

const platform: Headers = {
	authorization: 'Bearer token',
	'x-api-key': 'client',
	'x-gw-ims-org-id': '0123456789abcdef01234567@AdobeOrg',
	'x-sandbox-name': 'prod',
};
const ETAG = '"7400302a-0000-0200-0000-62b1c7a90000"';

/** A request to Flow Service with the headers that its method needs; `headers` override them. */
export function request(
	method: string,
	pathAndQuery: string,
	body?: unknown,
	headers: Headers = {},
): LoggedRequest {
	const url = `${FLOW_SERVICE}${pathAndQuery}`;
	const content: Headers = body === undefined ? {} : { 'content-type': 'application/json' };
	const match: Headers = method === 'PATCH' ? { 'if-match': ETAG } : {};
	return {
		method,
		url,
		path: url.split('?')[0],
		headers: { ...platform, ...content, ...match, ...headers },
		body,
		receivedAt: 0,
		status: 200,
	};
}

export function adHocRun(body: unknown, headers: Headers = {}): LoggedRequest {
	const url = '/data/core/activation/disflowprovider/adhocrun';
	const accept = 'application/vnd.adobe.adhoc.activation+json; version=2';
	return { ...request('POST', '', body, { accept, ...headers }), url, path: url };
}

export function spec(id: string): { id: string; version: string } {
	return { id, version: '1.0' };
}

export const schedule = {
	frequency: 'DAILY',
	triggerType: 'SCHEDULED',
	startDate: '2026-11-23',
	endDate: '2026-12-23',
	startTime: '17:00',
};

export const audienceValue = {
	id: '9f7d37fd-7039-4454-94ef-2b0cd6c3206a',
	name: 'Loyalty',
	filenameTemplate: '%DESTINATION_NAME%_%SEGMENT_ID%_%DATETIME(YYYYMMdd_HHmmss)%',
	exportMode: 'DAILY_FULL_EXPORT',
	schedule,
};

const PARAMS = '/transformations/0/params';
export const paths = {
	newAudience: `${PARAMS}/segmentSelectors/selectors/-`,
	audience: `${PARAMS}/segmentSelectors/selectors/1`,
	newAttribute: `${PARAMS}/profileSelectors/selectors/-`,
	mapping: `${PARAMS}/profileMapping`,
	mandatory: `${PARAMS}/mandatoryFields`,
	keys: `${PARAMS}/primaryFields`,
};

export function patchFlow(operations: unknown, headers: Headers = {}): LoggedRequest {
	return request('PATCH', '/flows/flow-1', operations, headers);
}

/** An audience with these changes as a PATCH that adds or replaces it. */
export function withAudience(changes: object, op: 'add' | 'replace' = 'add'): LoggedRequest {
	const path = op === 'add' ? paths.newAudience : paths.audience;
	const value = { type: 'PLATFORM_SEGMENT', value: { ...audienceValue, ...changes } };
	return patchFlow([{ op, path, value }]);
}

export function withSchedule(exportMode: string, schedule: object): LoggedRequest {
	return withAudience({ exportMode, schedule: { startDate: '2026-11-23', ...schedule } });
}
