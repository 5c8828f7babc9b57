import {
	adobesGuardrails,
	findingsOn,
} from '../../../../nodes/ActivateAudience/preflight/findings';
import type { Activation } from '../../../../nodes/ActivateAudience/intent/activation';
import type { AudienceValue } from '../../../../nodes/shared/adobe/types';

const now = Date.UTC(2026, 10, 26, 12, 30);
const STATUS = 'segmentMembership.seg_namespace.seg_id.status';

const audience = (more: Partial<AudienceValue> = {}): AudienceValue => ({
	id: 'a',
	name: 'Gold',
	exportMode: 'DAILY_FULL_EXPORT',
	schedule: {
		frequency: 'DAILY',
		triggerType: 'SCHEDULED',
		startDate: '2026-11-01',
		startTime: '13:00',
	},
	...more,
});
const many = (count: number, more: Partial<AudienceValue> = {}) =>
	Array.from({ length: count }, (_, at) => audience({ id: `a${at}`, ...more }));
const row = (source: string) => ({ source, target: source });
const activation = (more: Partial<Activation> = {}): Activation => ({
	audiences: [audience()],
	attributes: [row('a')],
	mandatory: [],
	keys: [{ fieldType: 'ATTRIBUTE', attributePath: 'a' }],
	...more,
});
const checks = (of: Activation, guardrails = {}) =>
	findingsOn(of, { ...adobesGuardrails, ...guardrails }, {}, now).map(({ check }) => check);

test('nothing is found where nothing is wrong', () => {
	expect(checks(activation())).toEqual([]);
});

test('no deduplication key is found; an exported identity is one', () => {
	expect(checks(activation({ keys: [] }))).toEqual(['deduplicationKey']);
	expect(checks(activation({ keys: [], attributes: [row('identityMap.Email')] }))).toEqual([]);
	expect(checks(activation({ keys: [], audiences: [] }))).toEqual([]);
});

test('incremental exports without the membership status are found', () => {
	const audiences = [audience({ exportMode: 'FIRST_FULL_THEN_INCREMENTAL' })];
	expect(checks(activation({ audiences }))).toEqual(['membershipStatus']);
	for (const source of [STATUS, 'segmentMembership.status', `iif(${STATUS}=="exited",1,0)`]) {
		expect(checks(activation({ audiences, attributes: [row('a'), row(source)] }))).toEqual([]);
	}
});

test('an export within the hour of a change is found, and none after it', () => {
	const changed = (minutesAgo: number) =>
		activation({
			audiences: [audience({ updateTime: String(now / 1000 - minutesAgo * 60) })],
		});
	expect(checks(changed(0))).toEqual(['startWithinHour']);
	expect(checks(changed(29))).toEqual(['startWithinHour']);
	expect(checks(changed(30))).toEqual([]);
});

test.each([
	['audiencesPerDataflow', { audiences: many(250) }, { audiences: many(251) }],
	[
		'attributesPerDataflow',
		{ attributes: many(50).map(({ id }) => row(id)) },
		{ attributes: many(51).map(({ id }) => row(id)) },
	],
] as const)('%s: as many as advised is fine, one more is found', (check, fits, tooMany) => {
	const found = (more: object) => checks(activation(more), { audiencesPerHour: 1000 });
	expect(found(fits)).toEqual([]);
	expect(found(tooMany)).toEqual([check]);
	expect(checks(activation(tooMany), { audiencesPerHour: 1000, [check]: 300 })).toEqual([]);
});

test('audiences are counted by the hour in which their exports meet', () => {
	const everySix = {
		exportMode: 'DAILY_FULL_EXPORT',
		schedule: { frequency: 'EVERY_6_HOURS', startDate: '2026-11-01', startTime: '01:00' },
	};
	const atOne = many(60);
	const meeting = [...atOne, ...many(41, everySix)];
	expect(checks(activation({ audiences: meeting }))).toEqual(['audiencesPerHour']);
	const apart = { ...everySix, schedule: { ...everySix.schedule, startTime: '02:00' } };
	expect(checks(activation({ audiences: [...atOne, ...many(41, apart)] }))).toEqual([]);
	expect(checks(activation({ audiences: meeting }), { audiencesPerHour: 101 })).toEqual([]);
});
