import { withoutEmptyPlaces } from '../../../../nodes/ApiBulkSender/input/emptyPlaces';

const without = (json: unknown, ...empty: string[]) =>
	JSON.parse(withoutEmptyPlaces(JSON.stringify(json), empty)) as unknown;

it('leaves out a place, and what has nothing left', () => {
	expect(without({ a: { list: '[[list]]' }, b: 1 }, 'list')).toEqual({ b: 1 });
	expect(without({ lists: ['[[list]]'] }, 'list')).toEqual({});
	expect(without({ lists: ['[[list]]', 'own'] }, 'list')).toEqual({ lists: ['own'] });
});

it('leaves out the whole entry of a list that has a place in it', () => {
	const lists = { data: [{ type: 'list', id: '[[list]]' }] };
	expect(without({ type: 'job', relationships: { lists } }, 'list')).toEqual({ type: 'job' });
});

it('keeps what was empty before, other places, and texts that hold more', () => {
	const kept = { a: [], b: {}, c: '[[other]]', d: 'x [[list]]' };
	expect(without({ ...kept, e: '[[list]]' }, 'list')).toEqual(kept);
});

it('keeps the digits of numbers, and text that is no JSON', () => {
	const text = '{"n": 9007199254740993, "list": "[[list]]"}';
	expect(withoutEmptyPlaces(text, ['list'])).toBe('{"n":9007199254740993}');
	expect(withoutEmptyPlaces(text, [])).toBe(text);
	expect(withoutEmptyPlaces('{"list": "[[list]]"', ['list'])).toBe('{"list": "[[list]]"');
});
