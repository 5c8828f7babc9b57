import type { Activation } from '../../../../nodes/ActivateAudience/intent/activation';
import { compare } from '../../../../nodes/ActivateAudience/intent/compare';
import { planActivation } from '../../../../nodes/ActivateAudience/intent/planActivation';
import { emptyWant, type Want } from '../../../../nodes/ActivateAudience/intent/want';
import { refusalOf } from '../schedule/refusal';
import { wantAttribute, wantAudience } from './worlds';

const current: Activation = {
	audiences: [
		{ id: 'a0', name: 'Gold', schedule: { frequency: 'DAILY', endDate: '2027-01-01' } },
		{ id: '27400', systemSegmentId: 's1', schedule: { frequency: 'ONCE' } },
	],
	attributes: [
		{ source: 'p.0', target: 'p_0' },
		{ source: 'p.1', target: 'p_1' },
	],
	mandatory: ['p.0'],
	keys: [{ fieldType: 'ATTRIBUTE', attributePath: 'p.1' }],
};

const plan = (want: Partial<Want>, from = current) =>
	planActivation(from, { ...emptyWant(), ...want });
describe('mandatory attributes and deduplication keys', () => {
	const key = (attributePath: string) => ({ fieldType: 'ATTRIBUTE' as const, attributePath });

	test('are added once to those that are there', () => {
		const added = plan({ addMandatory: ['p.1', 'p.0', 'p.1'], addKeys: ['p.0', 'p.1'] });
		expect(added.next).toMatchObject({ mandatory: ['p.0', 'p.1'], keys: [key('p.1'), key('p.0')] });
		expect(added.steps.map(({ kind, action, id }) => `${action} ${kind} ${id}`)).toEqual([
			'add mandatoryAttribute p.1',
			'add deduplicationKey p.0',
		]);
	});

	test('are replaced, also by none', () => {
		expect(plan({ mandatory: ['p.1'] }).next.mandatory).toEqual(['p.1']);
		expect(plan({ mandatory: [], keys: [] }).next).toMatchObject({ mandatory: [], keys: [] });
		expect(plan({ mandatory: [] }).next.keys).toEqual(current.keys);
	});

	test('that stay keep their order and fields of their own', () => {
		const own = [{ ...key('p.1'), note: 'x' }, key('p.0')];
		const from = { ...current, keys: own, mandatory: ['p.1', 'p.0'] };
		const { next, steps } = plan({ keys: ['p.0', 'p.1'], mandatory: ['p.0', 'p.1', 'p.1'] }, from);
		expect(next).toEqual(from);
		expect(steps).toEqual([]);
	});
});

describe('an identity is mandatory and key by itself', () => {
	const email = 'identityMap.Email';
	const row = { source: email, target: 'mail' };
	const unwritten = { ...current, attributes: [row], mandatory: [], keys: [] };
	const key = { fieldType: 'IDENTITY' as const, identityNamespace: 'Email' };
	const marks = (want: Partial<Want>, from: Activation) => {
		const { next, steps } = plan(want, from);
		return [next.mandatory, next.keys, steps.map(({ action, id }) => `${action} ${id}`)];
	};

	test('and is written down as both when it is added', () => {
		const from = { ...current, keys: [], mandatory: ['p.0'] };
		expect(marks({ attributes: [wantAttribute(email, 'mail')] }, from)).toEqual([
			['p.0', email],
			[key],
			[`add ${email}`, `add ${email}`, `add ${email}`],
		]);
	});

	test('where that is not written down, it is left so, even when it is asked for', () => {
		const asked = { addMandatory: [email], addKeys: [email] };
		expect(marks(asked, unwritten)).toEqual([[], [], []]);
		expect(marks({ mandatory: [], keys: [] }, unwritten)).toEqual([[], [], []]);
	});

	test('and stays so as long as it is exported', () => {
		const written = { ...unwritten, mandatory: [email], keys: [key] };
		expect(marks({ mandatory: [], keys: [] }, written)).toEqual([[email], [key], []]);
		expect(marks({ removeAttributes: [{ id: 'Email', items: [0] }] }, written)).toEqual([
			[],
			[],
			[`remove ${email}`, `remove ${email}`, `remove ${email}`],
		]);
	});

	test('Set Keys without it says so, Mirror that names it does not', () => {
		const warnings = (want: Partial<Want>) => plan(want, unwritten).warnings;
		expect(warnings({ keys: [] })).toEqual([expect.stringContaining(`'${email}' stays mandatory`)]);
		expect(warnings({ keys: [email], mandatory: [email] })).toEqual([]);
		const attributes = [wantAttribute(email, 'mail')];
		expect(warnings({ attributes, keys: [], mandatory: [] })).toEqual([]);
	});
});

describe('what a comparison finds', () => {
	const compared = (want: Partial<Want>, allowUnexpected = false) =>
		compare(plan({ mirrorAudiences: true, ...want }), allowUnexpected);
	const both = [wantAudience('a0', 'DAILY'), wantAudience('27400', 'ONCE')];

	test('everything as wanted', () => {
		expect(compared({ audiences: both })).toEqual({
			valid: true,
			missing: [],
			unexpected: [],
			different: [],
		});
	});

	test('missing, unexpected and different', () => {
		const found = compared({ audiences: [wantAudience('a0', 'WEEKLY'), wantAudience('a9')] });
		const ids = (steps: Array<{ id: string }>) => steps.map(({ id }) => id);
		expect(found.valid).toBe(false);
		expect(ids(found.missing)).toEqual(['a9']);
		expect(ids(found.unexpected)).toEqual(['27400']);
		expect(ids(found.different)).toEqual(['a0']);
	});

	test('others may be allowed, but nothing else', () => {
		expect(compared({ audiences: both.slice(0, 1) }).valid).toBe(false);
		expect(compared({ audiences: both.slice(0, 1) }, true)).toMatchObject({
			valid: true,
			unexpected: [{ id: '27400' }],
		});
		expect(compared({ audiences: [...both, wantAudience('a9')] }, true).valid).toBe(false);
		expect(compared({ audiences: [wantAudience('a0', 'WEEKLY'), both[1]] }, true).valid).toBe(
			false,
		);
	});
});

test('a rule that the outcome breaks is thrown, unless something is refused anyway', () => {
	const attributes = [wantAttribute('p.5', 'p_0')];
	expect(refusalOf(() => plan({ attributes })).field).toBe('Target Column');
	const audiences = [wantAudience('a9', '', { adds: false })];
	expect(plan({ attributes, audiences }).refused).toHaveLength(1);
});
