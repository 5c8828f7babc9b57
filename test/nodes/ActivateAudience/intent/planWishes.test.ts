import type { Activation } from '../../../../nodes/ActivateAudience/intent/activation';
import { mergeWants } from '../../../../nodes/ActivateAudience/intent/mergeWants';
import { asOurs, planWishes, without } from '../../../../nodes/ActivateAudience/intent/planWishes';
import type { Want } from '../../../../nodes/ActivateAudience/intent/want';
import { wantAttribute, wantAudience } from './worlds';

const current: Activation = {
	audiences: [{ id: 'there', schedule: { frequency: 'DAILY' } }],
	attributes: [],
	mandatory: [],
	keys: [],
};
const plan = (...wants: Array<Partial<Want>>) =>
	planWishes(
		current,
		wants.map((want, item) => ({ item, want })),
	);
const itemsOf = (refused: Array<{ items: number[] }>) => refused.flatMap(({ items }) => items);

describe('wishes of several items', () => {
	test('the same wish twice is one, of both items', () => {
		const { want, refused } = mergeWants([
			{
				audiences: [wantAudience('a0', 'DAILY', { items: [0] })],
				attributes: [wantAttribute('p.0', 'x', [0])],
				removeAudiences: [{ id: 'a1', items: [0] }],
				removeAttributes: [{ id: 'p.1', items: [0] }],
			},
			{
				audiences: [wantAudience('a0', 'DAILY', { items: [1] })],
				attributes: [wantAttribute('p.0', 'x', [1])],
				removeAudiences: [{ id: 'a1', items: [1] }],
				removeAttributes: [{ id: 'p.1', items: [1] }],
			},
		]);
		expect(refused).toEqual([]);
		expect(want.audiences).toMatchObject([{ id: 'a0', items: [0, 1] }]);
		expect(want.attributes).toEqual([{ source: 'p.0', target: 'x', items: [0, 1] }]);
		expect(want.removeAudiences).toEqual([{ id: 'a1', items: [0, 1] }]);
		expect(want.removeAttributes).toEqual([{ id: 'p.1', items: [0, 1] }]);
	});

	test('merging leaves the wishes themselves as they are', () => {
		const audience = wantAudience('a0', 'DAILY', { items: [0] });
		mergeWants([{ audiences: [audience] }, { audiences: [{ ...audience, items: [1] }] }]);
		expect(audience.items).toEqual([0]);
	});

	test.each([
		['settings', wantAudience('a0', 'WEEKLY', { items: [1] })],
		['If Already Activated', wantAudience('a0', 'DAILY', { items: [1], ifPresent: 'skip' })],
		['what may be added', wantAudience('a0', 'DAILY', { items: [1], adds: false })],
	])('contradictions in %s are refused for the later item', (_, other) => {
		const first = wantAudience('a0', 'DAILY', { items: [0], name: 'Gold' });
		const { want, refused } = mergeWants([{ audiences: [first] }, { audiences: [other] }]);
		expect(itemsOf(refused)).toEqual([1]);
		expect(refused[0].error.message).toBe(
			"The audience 'a0' is asked for twice, with different settings",
		);
		expect(want.audiences).toEqual([first]);
	});

	test('an attribute under two names is refused for the later item', () => {
		const { refused } = plan(
			{ attributes: [wantAttribute('p.0', 'x', [0])] },
			{ attributes: [wantAttribute('p.0', 'y', [1])] },
		);
		expect(itemsOf(refused)).toEqual([1]);
		expect(refused[0].error.message).toBe(
			"The attribute 'p.0' is asked for twice, as 'x' and as 'y'",
		);
	});

	test('all else adds up', () => {
		const { want } = mergeWants([
			{ addMandatory: ['p.0'], addKeys: ['p.0'], mandatory: ['p.0'], mirrorAudiences: true },
			{ addMandatory: ['p.1'], keys: ['p.0'], mandatory: ['p.2'], mirrorAttributes: true },
			{},
		]);
		expect(want).toMatchObject({
			addMandatory: ['p.0', 'p.1'],
			addKeys: ['p.0'],
			mandatory: ['p.0', 'p.2'],
			keys: ['p.0'],
			mirrorAudiences: true,
			mirrorAttributes: true,
		});
		expect(mergeWants([{}]).want).toMatchObject({ mirrorAudiences: false, audiences: [] });
		expect(mergeWants([{}]).want.mandatory).toBeUndefined();
	});
});

describe('an item that is refused', () => {
	test('has no part in the plan, whichever part of it was wrong', () => {
		const { refused, next, steps } = plan(
			{ audiences: [wantAudience('a0', 'DAILY', { items: [0] })] },
			{
				audiences: [
					wantAudience('there', 'DAILY', { items: [1], ifPresent: 'fail' }),
					wantAudience('a1', 'DAILY', { items: [1] }),
				],
				attributes: [wantAttribute('p.0', 'x', [1])],
				addMandatory: ['p.0'],
			},
		);
		expect(itemsOf(refused)).toEqual([1]);
		expect(next.audiences.map(({ id }) => id)).toEqual(['there', 'a0']);
		expect(next).toMatchObject({ attributes: [], mandatory: [] });
		expect(steps).toHaveLength(1);
	});

	test('by contradiction leaves the first as it was', () => {
		const { refused, next } = plan(
			{ attributes: [wantAttribute('p.0', 'x', [0])] },
			{ attributes: [wantAttribute('p.0', 'y', [1])], addMandatory: ['p.0'], addKeys: ['p.0'] },
		);
		expect(itemsOf(refused)).toEqual([1]);
		expect(next).toMatchObject({
			attributes: [{ source: 'p.0', target: 'x' }],
			mandatory: [],
			keys: [],
		});
	});

	test('breaks no rule for the others', () => {
		const { refused, next } = plan(
			{ attributes: [wantAttribute('p.0', 'x', [0])] },
			{
				attributes: [wantAttribute('p.1', 'x', [1])],
				audiences: [wantAudience('a9', 'DAILY', { items: [1], adds: false })],
			},
		);
		expect(itemsOf(refused)).toEqual([1]);
		expect(next.attributes).toEqual([{ source: 'p.0', target: 'x' }]);
	});

	test('shares nothing with one that asked for the same and is right', () => {
		const shared = (item: number) => wantAudience('a1', 'DAILY', { items: [item] });
		const absent = wantAudience('a9', 'DAILY', { items: [0], adds: false });
		const { refused, steps } = plan({ audiences: [shared(0), absent] }, { audiences: [shared(1)] });
		expect(itemsOf(refused)).toEqual([0]);
		expect(steps).toMatchObject([{ action: 'add', id: 'a1', items: [1] }]);
	});

	test('may be every one', () => {
		const fail = (item: number) =>
			wantAudience('there', 'DAILY', { items: [item], ifPresent: 'fail' });
		const { refused, next } = plan({ audiences: [fail(0)] }, { audiences: [fail(1)] });
		expect(itemsOf(refused)).toEqual([0, 1]);
		expect(next).toEqual(current);
	});
});

test('once a patch has left, an audience that is there is taken for ours', () => {
	const wishes = (['fail', 'skip', 'update'] as const).map((ifPresent, item) => ({
		item,
		want: { audiences: [wantAudience('there', 'DAILY', { ifPresent })] },
	}));
	const after = asOurs([...wishes, { item: 3, want: { addMandatory: ['p.0'] } }]);
	expect(after.map(({ want }) => want.audiences?.[0].ifPresent)).toEqual([
		'update',
		'skip',
		'update',
		undefined,
	]);
	expect(after[3].want).toEqual({ addMandatory: ['p.0'] });
	expect(wishes[0].want.audiences[0].ifPresent).toBe('fail');
	const error = {} as never;
	expect(without(wishes, [{ error, items: [0, 2] }]).map(({ item }) => item)).toEqual([1]);
});
