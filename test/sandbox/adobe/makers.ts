import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import type { PatchOperation } from '../../../sandbox/adobe/patch.ts';
import type { AdobeCaller } from './client';
import { ways } from './ways';
import type { Way } from './ways';

export const ref = (id: string) => ({ id, version: '1.0' });

const cloudSpecs: string[] = [
	specIds.s3,
	specIds.blob,
	specIds.sftp,
	specIds.adlsGen2,
	specIds.dataLandingZone,
	specIds.googleCloudStorage,
	specIds.cumulus,
];

export function stubOf({ spec }: Way): unknown[] {
	const segmentSelectors = { selectors: [] };
	const params = cloudSpecs.includes(spec)
		? { mandatoryFields: [], primaryFields: [], profileMapping: {}, segmentSelectors }
		: { profileSelectors: { selectors: [] }, segmentSelectors };
	return [{ name: 'GeneralTransform', params }];
}

export interface Made {
	connectionId: string;
	sourceConnectionId: string;
	targetConnectionId: string;
	flowId: string;
}

export async function makeConnection(caller: AdobeCaller, { spec, auth }: Way): Promise<string> {
	return await caller.make('/connections', { name: 'To files', connectionSpec: ref(spec), auth });
}

export async function makeTarget(
	caller: AdobeCaller,
	baseConnectionId: string,
	{ spec, target }: Way,
): Promise<string> {
	const connectionSpec = ref(spec);
	const body = { name: 'Target', baseConnectionId, connectionSpec, params: target };
	return await caller.make('/targetConnections', body);
}

export async function makeSource(caller: AdobeCaller, spec = specIds.profileStore as string) {
	return await caller.make('/sourceConnections', { name: 'Source', connectionSpec: ref(spec) });
}

/** All five steps up to the empty dataflow. */
export async function makeFlow(caller: AdobeCaller, name = 'Campaign over SFTP'): Promise<Made> {
	const chosen = ways[name];
	const sourceConnectionId = await makeSource(caller);
	const connectionId = await makeConnection(caller, chosen);
	const targetConnectionId = await makeTarget(caller, connectionId, chosen);
	const flowId = await caller.make('/flows', {
		name: 'Activate',
		flowSpec: ref(chosen.flowSpec),
		sourceConnectionIds: [sourceConnectionId],
		targetConnectionIds: [targetConnectionId],
		transformations: stubOf(chosen),
	});
	return { connectionId, sourceConnectionId, targetConnectionId, flowId };
}

export const audiencePath = '/transformations/0/params/segmentSelectors/selectors';
export const attributePath = '/transformations/0/params/profileSelectors/selectors';
export const legacyName = '%DESTINATION_NAME%_%SEGMENT_ID%_%DATETIME(YYYYMMdd_HHmmss)%';

export function audienceValue(id: string, more: Record<string, unknown> = {}) {
	return {
		id,
		filenameTemplate: legacyName,
		exportMode: 'DAILY_FULL_EXPORT',
		schedule: {
			frequency: 'DAILY',
			triggerType: 'SCHEDULED',
			startDate: '2026-11-01',
			endDate: '2026-12-24',
			startTime: '17:00',
		},
		...more,
	};
}

export function addAudience(id: string, more: Record<string, unknown> = {}): PatchOperation {
	const value = { type: 'PLATFORM_SEGMENT', value: audienceValue(id, more) };
	return { op: 'add', path: `${audiencePath}/-`, value };
}

export function addAttribute(path: string): PatchOperation {
	return { op: 'add', path: `${attributePath}/-`, value: { type: 'JSON_PATH', value: { path } } };
}
