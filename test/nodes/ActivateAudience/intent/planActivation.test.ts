import type { Activation } from '../../../../nodes/ActivateAudience/intent/activation';
import { hasChanges } from '../../../../nodes/ActivateAudience/intent/plan';
import { planActivation } from '../../../../nodes/ActivateAudience/intent/planActivation';
import { emptyWant, type Want } from '../../../../nodes/ActivateAudience/intent/want';
import { InputError } from '../../../../nodes/shared/inputError';
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
const stepsOf = (want: Partial<Want>) =>
	plan(want).steps.map(({ kind, action, id }) => `${action} ${kind} ${id}`);

describe('audiences', () => {
	test('are added, updated or kept', () => {
		const want = {
			audiences: [
				wantAudience('new', 'DAILY', { name: 'New', items: [1] }),
				wantAudience('a0', 'WEEKLY', { items: [2] }),
				wantAudience('27400', 'ONCE', { items: [3] }),
			],
		};
		expect(plan(want).steps).toEqual([
			{ kind: 'audience', action: 'add', id: 'new', name: 'New', items: [1], changes: [] },
			{
				kind: 'audience',
				action: 'update',
				id: 'a0',
				name: 'Gold',
				items: [2],
				changes: ["schedule.frequency is 'DAILY' there and 'WEEKLY' here"],
			},
			{ kind: 'audience', action: 'keep', id: '27400', items: [3], changes: [] },
		]);
		expect(plan(want).next.audiences).toEqual([
			{ id: 'a0', name: 'Gold', schedule: { frequency: 'WEEKLY', endDate: '2027-01-01' } },
			current.audiences[1],
			{ id: 'new', name: 'Name of new', schedule: { frequency: 'DAILY' } },
		]);
	});

	test('of others are left alone: every other object stays the very same', () => {
		const { next } = plan({ audiences: [wantAudience('a0', 'WEEKLY')] });
		expect(next.audiences[1]).toBe(current.audiences[1]);
	});

	test('a field of the schedule that goes is named', () => {
		const shape = () => ({ id: 'a0', name: 'Gold', schedule: { frequency: 'DAILY' } });
		const [{ action, changes }] = plan({ audiences: [wantAudience('a0', '', { shape })] }).steps;
		expect(action).toBe('update');
		expect(changes).toEqual(["schedule.endDate is '2027-01-01' there and empty here"]);
	});

	test('that are there are skipped, or refused, if asked for', () => {
		const skip = wantAudience('a0', 'WEEKLY', { ifPresent: 'skip' });
		expect(stepsOf({ audiences: [skip] })).toEqual(['skip audience a0']);
		expect(plan({ audiences: [skip] }).next).toEqual(current);

		const fail = wantAudience('a0', 'WEEKLY', { ifPresent: 'fail', items: [4, 5] });
		const { refused, next } = plan({ audiences: [fail, wantAudience('new')] });
		expect(refused).toEqual([{ error: expect.any(InputError), items: [4, 5] }]);
		expect(refused[0].error.message).toBe("The audience 'a0' is already in the dataflow");
		expect(next.audiences.map(({ id }) => id)).toEqual(['a0', '27400', 'new']);
	});

	test('that are not there cannot be updated', () => {
		const { refused, steps } = plan({ audiences: [wantAudience('a9', '', { adds: false })] });
		expect(refused[0].error.message).toBe("The audience 'a9' is not in the dataflow");
		expect(steps).toEqual([]);
	});

	test('a mistake while one is shaped refuses that one; anything else is thrown', () => {
		const failing = (error: Error) =>
			wantAudience('a9', '', {
				shape: () => {
					throw error;
				},
			});
		const error = new InputError('End Date', 'Wrong', 'Right it');
		expect(plan({ audiences: [failing(error)] }).refused).toEqual([{ error, items: [0] }]);
		expect(() => plan({ audiences: [failing(new TypeError('Ours'))] })).toThrow('Ours');
	});

	test('are removed by their own id or by that of Adobe; who is not there is absent', () => {
		const removed = (id: string) => stepsOf({ removeAudiences: [{ id, items: [0] }] });
		expect(removed('s1')).toEqual(['remove audience s1']);
		expect(removed('27400')).toEqual(['remove audience 27400']);
		expect(removed('a9')).toEqual(['absent audience a9']);
		expect(hasChanges(plan({ removeAudiences: [{ id: 'a9', name: 'Old', items: [0] }] }))).toBe(
			false,
		);
		expect(
			plan({ removeAudiences: [{ id: 's1', items: [0] }] }).next.audiences.map(({ id }) => id),
		).toEqual(['a0']);
	});

	test('mirroring removes those that are not wanted, also known by the id of Adobe', () => {
		const mirrorAudiences = true;
		expect(stepsOf({ mirrorAudiences, audiences: [wantAudience('a0', 'DAILY')] })).toEqual([
			'keep audience a0',
			'remove audience 27400',
		]);
		expect(stepsOf({ mirrorAudiences, audiences: [wantAudience('s1', 'ONCE')] })).toEqual([
			'keep audience s1',
			'remove audience a0',
		]);
		const [, surplus] = plan({
			mirrorAudiences,
			audiences: [wantAudience('s1', 'ONCE')],
		}).steps;
		expect(surplus).toMatchObject({ name: 'Gold', items: [] });
	});
});

describe('attributes', () => {
	test('are added, renamed or kept, in place', () => {
		const want = {
			attributes: [
				wantAttribute('p.2', 'two', [1]),
				wantAttribute('p.0', 'zero', [2]),
				wantAttribute('p.1', 'p_1', [3]),
			],
		};
		expect(plan(want).next.attributes).toEqual([
			{ source: 'p.0', target: 'zero' },
			{ source: 'p.1', target: 'p_1' },
			{ source: 'p.2', target: 'two' },
		]);
		expect(plan(want).steps).toEqual([
			{ kind: 'attribute', action: 'add', id: 'p.2', items: [1], changes: [] },
			{
				kind: 'attribute',
				action: 'update',
				id: 'p.0',
				items: [2],
				changes: ["target is 'p_0' there and 'zero' here"],
			},
			{ kind: 'attribute', action: 'keep', id: 'p.1', items: [3], changes: [] },
		]);
	});

	test('of one source and two columns are both seen', () => {
		const from = {
			...current,
			attributes: [...current.attributes, { source: 'p.0', target: 'again' }],
		};
		expect(plan({ attributes: [wantAttribute('p.0', 'again')] }, from).next).toEqual(from);
		expect(plan({ removeAttributes: [{ id: 'p.0', items: [0] }] }, from).next.attributes).toEqual([
			{ source: 'p.1', target: 'p_1' },
		]);
	});

	test('that go take their place among mandatory ones and keys along', () => {
		const gone = (id: string) => plan({ removeAttributes: [{ id, items: [0] }] });
		expect(gone('p.0').next).toMatchObject({ mandatory: [], keys: current.keys });
		expect(gone('p.1').next).toMatchObject({ mandatory: ['p.0'], keys: [] });
		expect(gone('p.1').steps.map(({ kind, action }) => `${action} ${kind}`)).toEqual([
			'remove attribute',
			'remove deduplicationKey',
		]);
		expect(gone('p.9').next).toEqual(current);
		expect(gone('p.9').steps[0].action).toBe('absent');
	});

	test('mirroring removes those that are not wanted', () => {
		const mirrored = plan({ mirrorAttributes: true, attributes: [wantAttribute('p.1')] });
		expect(mirrored.next).toMatchObject({
			audiences: current.audiences,
			attributes: [current.attributes[1]],
			mandatory: [],
			keys: current.keys,
		});
	});
});
