import { checkRequest } from './check.ts';
import {
	audienceValue,
	patchFlow,
	paths,
	request,
	schedule,
	withAudience,
	withSchedule,
} from './requests.ts';

const FULL = 'DAILY_FULL_EXPORT';
const INCREMENTAL = 'FIRST_FULL_THEN_INCREMENTAL';

describe('form of a JSON Patch', () => {
	it.each([
		[{ op: 'ADD', path: '/name', value: 'n' }, 'body/0/op must be one of'],
		[{ op: 'move', path: '/name', value: 'n' }, 'body/0/op must be one of'],
		[{ op: 'remove', path: paths.audience }, "body/0 must have required property 'value'"],
		[{ op: 'add', path: 'name', value: 'n' }, 'body/0/path must match pattern'],
		[{ op: 'add', path: '/state', value: 'n' }, 'the path /state, which is not described'],
		[{ op: 'replace', path: paths.newAudience, value: {} }, 'body/0 must not replace'],
		[{ op: 'add', path: paths.audience, value: {} }, 'body/0 must not add'],
		[{ op: 'remove', path: '/name', value: null }, 'body/0 must not remove /name'],
		[{ op: 'replace', path: '/name', value: {} }, 'body/0/value must be string'],
	])('%j', (operation, violation) => {
		const found = checkRequest(patchFlow([operation]));
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(violation);
	});

	it('is a list that is not empty', () => {
		const operation = { op: 'replace', path: '/name', value: 'n' };
		expect(checkRequest(patchFlow(operation))).toEqual(['body must be array']);
		expect(checkRequest(patchFlow([]))).toEqual(['body must NOT have fewer than 1 items']);
	});

	it('says which operation is wrong', () => {
		const good = { op: 'replace', path: '/name', value: 'n' };
		const bad = { op: 'add', path: paths.mapping, value: { mappingId: 'm', mappingVersion: '0' } };
		expect(checkRequest(patchFlow([good, bad]))).toEqual([
			'body/1/value/mappingVersion must be integer',
		]);
	});
});

describe('audiences', () => {
	const at = 'body/0/value/value';

	it.each([
		[{ id: undefined }, `${at} must have required property 'id'`],
		[{ fileNameTemplate: 'a' }, `${at}/fileNameTemplate must be absent (the field is`],
		[{ exportMode: 'FULL' }, `${at}/exportMode must be one of`],
		[{ exportMode: undefined }, `${at} must have property exportMode when property schedule`],
		[{ daysOfWeek: [] }, `${at} has the unknown field 'daysOfWeek'`],
		[{ createTime: '1' }, `${at} has the unknown field 'createTime'`],
		[{ enrichmentInfo: { mappingSet: { version: '0' } } }, 'version must be integer'],
	])('%j', (changes, violation) => {
		const found = checkRequest(withAudience(changes));
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(violation);
	});

	it('have the type PLATFORM_SEGMENT', () => {
		const value = { type: 'SEGMENT', value: audienceValue };
		const found = checkRequest(patchFlow([{ op: 'add', path: paths.newAudience, value }]));
		expect(found).toEqual(['body/0/value/type must be "PLATFORM_SEGMENT"']);
	});

	it('of other origin have their identifiers', () => {
		const external = { systemSegmentId: 'system', namespace: 'aamSegments' };
		const enrichmentInfo = { enabled: true, mappingSet: { id: 'set', version: 0 } };
		expect(checkRequest(withAudience({ ...external, enrichmentInfo }))).toEqual([]);
	});

	it('are held to the rules when they are replaced too', () => {
		const changes = { schedule: { ...schedule, frequency: 'EVERY_3_HOURS' } };
		expect(checkRequest(withAudience(changes, 'replace'))).toHaveLength(1);
		expect(checkRequest(withAudience({ fileNameTemplate: 'a' }, 'replace'))).toHaveLength(1);
	});
});

describe('schedules', () => {
	const daily = { frequency: 'DAILY', triggerType: 'SCHEDULED', startTime: '05:00' };
	const evaluated = { frequency: 'DAILY', triggerType: 'AFTER_SEGMENT_EVAL' };

	it.each([
		[FULL, { ...daily, frequency: 'EVERY_3_HOURS' }, 'frequency must be one of'],
		[FULL, { ...daily, frequency: 'CHAINED' }, 'frequency must be one of'],
		[FULL, { ...daily, frequency: 'EVERY_HOUR' }, 'frequency must be one of'],
		[FULL, { ...daily, triggerType: undefined }, "required property 'triggerType'"],
		[FULL, { ...daily, startTime: undefined }, "required property 'startTime'"],
		[FULL, { ...daily, frequency: 'ONCE', endDate: '2026-12-01' }, 'must be absent with ONCE'],
		[FULL, { ...evaluated, startTime: '05:00' }, 'must be absent with AFTER_SEGMENT_EVAL'],
		[FULL, { ...evaluated, frequency: 'WEEKLY' }, 'frequency must be one of ["ONCE","DAILY"]'],
		[FULL, { ...daily, startTime: '05:30' }, 'startTime must match pattern'],
		[FULL, { ...daily, startTime: '24:00' }, 'startTime must match pattern'],
		[FULL, { ...daily, startTime: '5:00' }, 'startTime must match pattern'],
		[FULL, { ...daily, startDate: '2026-11-23T00:00:00' }, 'startDate must match pattern'],
		[FULL, { ...daily, startDate: undefined }, "required property 'startDate'"],
		[INCREMENTAL, { ...daily, frequency: 'ONCE' }, 'frequency must be one of'],
		[INCREMENTAL, { ...daily, frequency: 'MONTHLY' }, 'frequency must be one of'],
		[INCREMENTAL, { ...daily, startTime: undefined }, "required property 'startTime'"],
		[
			INCREMENTAL,
			{ ...daily, triggerType: 'AFTER_SEGMENT_EVAL' },
			'triggerType must be "SCHEDULED"',
		],
	])('%s %j', (exportMode, given, violation) => {
		const found = checkRequest(withSchedule(exportMode, given)).join('\n');
		expect(found).toContain(violation);
	});
});

describe('attributes and keys', () => {
	const identity = { fieldType: 'IDENTITY', identityNamespace: 'ECID' };

	it.each([
		[paths.newAttribute, { type: 'XDM', value: { path: 'a' } }, 'type must be "JSON_PATH"'],
		[paths.newAttribute, { type: 'JSON_PATH', value: {} }, "required property 'path'"],
		[
			paths.newAttribute,
			{ type: 'JSON_PATH', value: { path: 'a', operator: 'IS' } },
			'operator must be "EXISTS"',
		],
		[paths.mapping, { mappingId: 'm' }, "required property 'mappingVersion'"],
		[paths.mandatory, 'person.name', 'must be array'],
		[paths.keys, [{ fieldType: 'ATTRIBUTE' }], "required property 'attributePath'"],
		[paths.keys, [{ fieldType: 'KEY' }], 'fieldType must be one of'],
		[paths.keys, [{ ...identity, attributePath: 'a' }], "has the unknown field 'attributePath'"],
	])('%s %j', (path, value, violation) => {
		const found = checkRequest(patchFlow([{ op: 'add', path, value }])).join('\n');
		expect(found).toContain(violation);
	});
});

describe('connections and target connections', () => {
	it.each([
		['/connections/b', '/auth/params', {}],
		['/connections/b', '/auth/params', { password: null }],
		['/connections/b', '/connectionSpec', { id: 'a', version: '1.0' }],
		['/targetConnections/t', '/params', { compression: 'ZIP' }],
		['/targetConnections/t', '/baseConnectionId', 'b'],
	])('%s %s', (url, path, value) => {
		const sent = request('PATCH', url, [{ op: 'replace', path, value }]);
		expect(checkRequest(sent)).toHaveLength(1);
	});
});
