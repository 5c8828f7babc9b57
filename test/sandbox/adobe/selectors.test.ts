import { AdobeCaller } from './client';
import { addAttribute, addAudience, audiencePath, makeFlow } from './makers';

type Values = Record<string, unknown>;
type Row = [mode: string, frequency: string, trigger: string | undefined, more: Values];

const full = 'DAILY_FULL_EXPORT';
const incremental = 'FIRST_FULL_THEN_INCREMENTAL';
const scheduled = 'SCHEDULED';
const after = 'AFTER_SEGMENT_EVAL';
const at17 = { startTime: '17:00' };
const until = { endDate: '2026-12-24' };

const allowed: Row[] = [
	[full, 'ONCE', scheduled, at17],
	[full, 'ONCE', undefined, at17],
	[full, 'ONCE', after, {}],
	[full, 'DAILY', scheduled, { ...at17, ...until }],
	[full, 'DAILY', scheduled, at17],
	[full, 'DAILY', after, until],
	[full, 'WEEKLY', scheduled, { ...at17, ...until }],
	[full, 'MONTHLY', scheduled, { ...at17, ...until }],
	...['DAILY', 'EVERY_3_HOURS', 'EVERY_6_HOURS', 'EVERY_8_HOURS', 'EVERY_12_HOURS'].flatMap(
		(frequency): Row[] => [
			[incremental, frequency, scheduled, { ...at17, ...until }],
			[incremental, frequency, undefined, { ...at17, ...until }],
		],
	),
];

const refused: Row[] = [
	[full, 'ONCE', scheduled, {}],
	[full, 'ONCE', scheduled, { ...at17, ...until }],
	[full, 'ONCE', after, at17],
	[full, 'ONCE', after, until],
	[full, 'DAILY', scheduled, until],
	[full, 'DAILY', after, { ...at17, ...until }],
	[full, 'WEEKLY', after, until],
	[full, 'MONTHLY', after, until],
	...[
		'EVERY_3_HOURS',
		'EVERY_6_HOURS',
		'EVERY_8_HOURS',
		'EVERY_12_HOURS',
		'EVERY_HOUR',
		'CHAINED',
	].map((frequency): Row => [full, frequency, scheduled, { ...at17, ...until }]),
	...['ONCE', 'WEEKLY', 'MONTHLY', 'EVERY_HOUR'].map((frequency): Row => [
		incremental,
		frequency,
		scheduled,
		at17,
	]),
	[incremental, 'DAILY', after, until],
	[incremental, 'DAILY', undefined, until],
	['FULL', 'DAILY', scheduled, { ...at17, ...until }],
	[full, 'DAILY', 'LATER', { ...at17, ...until }],
	[full, 'DAILY', scheduled, { startTime: '17:30', ...until }],
	[full, 'DAILY', scheduled, { startTime: '24:00', ...until }],
	[full, 'DAILY', scheduled, { ...at17, endDate: '2026-11-25' }],
	[full, 'DAILY', scheduled, { ...at17, endDate: '2026-11-24' }],
	[full, 'DAILY', scheduled, { ...at17, endDate: '24.12.2026' }],
	[full, 'DAILY', scheduled, { ...at17, ...until, startDate: '2026-02-30' }],
	[full, 'DAILY', scheduled, { ...at17, ...until, startDate: undefined }],
];

function schedule([exportMode, frequency, triggerType, more]: Row): Values {
	return { exportMode, schedule: { frequency, triggerType, startDate: '2026-11-25', ...more } };
}

describe('schedules of audiences', () => {
	const caller = new AdobeCaller();
	const add = async (way: string, values: Values) => {
		const { flowId } = await makeFlow(caller, way);
		const { id } = caller.sandbox.adobe.audiences()[0];
		return await caller.patch(`/flows/${flowId}`, [addAudience(id, values)]);
	};

	it.each(allowed)('take %s %s %s %j', async (...row) => {
		expect((await add('legacy SFTP', schedule(row))).status).toBe(200);
	});

	it.each(refused)('refuse %s %s %s %j', async (...row) => {
		const { status, json } = await add('legacy SFTP', schedule(row));
		expect([status, json.type]).toEqual([400, expect.stringContaining('FLOW-1455-400')]);
	});

	it.each(['WEEKLY', 'MONTHLY'])('refuse %s for ADLS and email destinations', async (frequency) => {
		const values = schedule([full, frequency, scheduled, { ...at17, ...until }]);
		const filenameTemplate = 'name';
		expect((await add('ADLS Gen2', { ...values, filenameTemplate })).status).toBe(400);
		expect((await add('Eloqua', values)).status).toBe(400);
		expect((await add('S3', { ...values, filenameTemplate })).status).toBe(200);
	});

	it('are required', async () => {
		expect((await add('Eloqua', { schedule: undefined })).status).toBe(400);
	});

	it('are not checked for streaming destinations', async () => {
		const none = { schedule: undefined, exportMode: undefined, filenameTemplate: undefined };
		expect((await add('Kinesis', none)).status).toBe(200);
	});
});

describe('file names', () => {
	const caller = new AdobeCaller();
	const add = async (way: string, filenameTemplate: unknown) => {
		const { flowId } = await makeFlow(caller, way);
		const { id } = caller.sandbox.adobe.audiences()[0];
		return await caller.patch(`/flows/${flowId}`, [addAudience(id, { filenameTemplate })]);
	};

	it.each([
		['Eloqua', '%DESTINATION_NAME%_%SEGMENT_ID%'],
		['Eloqua', 'x_%SEGMENT_NAME%%DESTINATION_NAME%_%SEGMENT_ID%_%TIMESTAMP%'],
		['S3', 'fixed'],
		['S3', '%DESTINATION%_%SEGMENT_ID%_%DATETIME(YYYYMMdd_HHmmss)%'],
		['S3', '%ORGANIZATION_NAME%%SANDBOX_NAME%%DESTINATION_INSTANCE_ID%'],
	])('%s takes %s', async (way, template) => {
		expect((await add(way, template)).status).toBe(200);
	});

	it.each([
		['Eloqua', '%SEGMENT_ID%'],
		['Eloqua', '%DESTINATION_NAME%'],
		['Eloqua', '%DESTINATION%_%SEGMENT_ID%'],
		['Eloqua', '%DESTINATION_NAME%_%SEGMENT_ID%_%TIMESTAMP%_%DATETIME(YYYY)%'],
		['Eloqua', `%DESTINATION_NAME%_%SEGMENT_ID%${'x'.repeat(230)}`],
		['S3', '%DESTINATION_NAME%'],
		['S3', ''],
		['S3', undefined],
	])('%s refuses %s', async (way, template) => {
		expect((await add(way, template)).status).toBe(400);
	});

	it('are spelled filenameTemplate', async () => {
		const { flowId } = await makeFlow(caller);
		const [{ id }] = caller.sandbox.adobe.audiences();
		const fileNameTemplate = '%DESTINATION_NAME%_%SEGMENT_ID%';
		const values = { filenameTemplate: undefined, fileNameTemplate };
		const { status } = await caller.patch(`/flows/${flowId}`, [addAudience(id, values)]);
		expect(status).toBe(400);
	});
});

describe('stored audiences', () => {
	const caller = new AdobeCaller();
	const stored = async (flowId: string) =>
		(await caller.one(`/flows/${flowId}`)).transformations[0].params.segmentSelectors.selectors;
	const seconds = () => String(Math.floor(caller.clock / 1000));

	it('have the audience’s name and the times in seconds', async () => {
		const { flowId } = await makeFlow(caller);
		const [{ id, name }, other] = caller.sandbox.adobe.audiences();
		const created = seconds();
		const patch = [addAudience(id), addAudience(other.id, { name: 'Own name' })];
		await caller.patch(`/flows/${flowId}`, patch);
		caller.wait(5_000);
		const values = (await stored(flowId)).map((one: { value: unknown }) => one.value);
		expect(values).toEqual([
			expect.objectContaining({ id, name, createTime: created, updateTime: created }),
			expect.objectContaining({ id: other.id, name: 'Own name' }),
		]);
	});

	it('keep createTime when it is sent back, and get a new updateTime', async () => {
		const { flowId } = await makeFlow(caller);
		const [{ id }, other] = caller.sandbox.adobe.audiences();
		await caller.patch(`/flows/${flowId}`, [addAudience(id), addAudience(other.id)]);
		caller.wait(60_000);
		const [before, untouched] = await stored(flowId);
		const value = {
			...before,
			value: { ...before.value, filenameTemplate: `x_${before.value.filenameTemplate}` },
		};
		const changed = seconds();
		await caller.patch(`/flows/${flowId}`, [{ op: 'replace', path: `${audiencePath}/0`, value }]);
		caller.wait(60_000);
		const [now, still] = await stored(flowId);
		expect(now.value).toMatchObject({ createTime: before.value.createTime, updateTime: changed });
		expect(still).toEqual(untouched);
	});

	it('must exist, and external ones are named by their original id', async () => {
		const { flowId } = await makeFlow(caller);
		const external = caller.sandbox.adobe
			.audiences()
			.find((one) => one.type === 'ExternalSegment')!;
		const add = (id: string, more = {}) =>
			caller.patch(`/flows/${flowId}`, [addAudience(id, more)]);
		expect((await add('nobody')).json.message).toContain('nobody');
		expect((await add(external.id)).status).toBe(400);
		const { audienceId, id: systemSegmentId, namespace } = external;
		expect((await add(audienceId, { systemSegmentId: 'x' })).status).toBe(400);
		expect((await add(audienceId, { systemSegmentId, namespace })).status).toBe(200);
	});

	it('must be of the type PLATFORM_SEGMENT', async () => {
		const { flowId } = await makeFlow(caller);
		const patch = [{ op: 'add', path: `${audiencePath}/-`, value: { type: 'SEGMENT', value: {} } }];
		expect((await caller.patch(`/flows/${flowId}`, patch)).status).toBe(400);
	});
});

describe('attributes and keys', () => {
	const caller = new AdobeCaller();
	const set = async (way: string, name: string, value: unknown) => {
		const { flowId } = await makeFlow(caller, way);
		const path = `/transformations/0/params/${name}`;
		return await caller.patch(`/flows/${flowId}`, [{ op: 'add', path, value }]);
	};
	const attribute = (attributePath: string) => ({ fieldType: 'ATTRIBUTE', attributePath });
	const identity = (identityNamespace: string) => ({ fieldType: 'IDENTITY', identityNamespace });

	it('refuse the same attribute twice', async () => {
		const { flowId } = await makeFlow(caller);
		const patch = [addAttribute('person.gender'), addAttribute('person.gender')];
		const { status, json } = await caller.patch(`/flows/${flowId}`, patch);
		expect([status, json.type]).toEqual([400, expect.stringContaining('FLOW-1419-400')]);
		expect(json.errorMessage).toContain('Duplicate mapping rules');
	});

	it('live under profileSelectors, or in the current family beside it', async () => {
		const keys = [attribute('personalEmail.address')];
		expect((await set('Eloqua', 'profileSelectors/primaryFields', keys)).status).toBe(200);
		expect((await set('S3', 'primaryFields', keys)).status).toBe(200);
		expect((await set('Eloqua', 'primaryFields', keys)).status).toBe(400);
		expect((await set('S3', 'profileSelectors', { selectors: [] })).status).toBe(400);
		expect((await set('Eloqua', 'profileMapping', {})).status).toBe(400);
	});

	it.each([
		['two attributes', [attribute('a'), attribute('b')], 200],
		['one identity', [identity('Email')], 200],
		['three attributes', [attribute('a'), attribute('b'), attribute('c')], 400],
		['two identities', [identity('Email'), identity('ECID')], 400],
		['both kinds', [attribute('a'), identity('Email')], 400],
		['a field without its name', [{ fieldType: 'ATTRIBUTE' }], 400],
	])('as deduplication keys: %s', async (_what, value, status) => {
		expect((await set('S3', 'primaryFields', value)).status).toBe(status);
	});

	it('as mandatory fields are a list of names', async () => {
		expect((await set('S3', 'mandatoryFields', ['person.gender'])).status).toBe(200);
		expect((await set('S3', 'mandatoryFields', [{ path: 'x' }])).status).toBe(400);
	});
});
