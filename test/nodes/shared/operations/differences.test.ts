import { differencesBetween } from '../../../../nodes/shared/operations/differences';

it.each([
	['the same', { a: 1, b: { c: ['x'] } }, { b: { c: ['x'] }, a: 1 }],
	['more there', { a: 1 }, { a: 1, b: 2 }],
	['not asked for', { a: undefined }, { a: 1 }],
	['nothing asked for', undefined, { a: 1 }],
	['numbers that come back as texts', { port: 22, flag: true }, { port: '22', flag: 'true' }],
])('no difference: %s', (_, wanted, existing) => {
	expect(differencesBetween(wanted, existing)).toEqual([]);
});

it.each<[string, unknown, unknown, string[]]>([
	['another value', { a: 'x' }, { a: 'y' }, ["a is 'y' there and 'x' here"]],
	['none there', { a: 'x' }, {}, ["a is empty there and 'x' here"]],
	['null there', { a: 'x' }, { a: null }, ["a is empty there and 'x' here"]],
	['none here', { a: '' }, { a: 'y' }, ["a is 'y' there and empty here"]],
	['deeper', { a: { b: 1 } }, { a: { b: 2 } }, ["a.b is '2' there and '1' here"]],
	['several', { a: 1, b: 2 }, { a: 2, b: 3 }, expect.arrayContaining([expect.any(String)])],
	[
		'an order',
		{ a: ['x', 'y'] },
		{ a: ['y', 'x'] },
		[`a is '["y","x"]' there and '["x","y"]' here`],
	],
	['an object for none', { a: { b: 1 } }, {}, [`a is empty there and '{"b":1}' here`]],
	['false for none', { a: false }, {}, ["a is empty there and 'false' here"]],
])('a difference: %s', (_, wanted, existing, told) => {
	expect(differencesBetween(wanted, existing)).toEqual(told);
});

it('counts each difference once', () => {
	expect(differencesBetween({ a: 1, b: { c: 2, d: 3 } }, { a: 2, b: { c: 3, d: 3 } })).toHaveLength(
		2,
	);
});

it('names a setting as the panel does, by its whole path', () => {
	const label = (path: string) => ({ 'csv.quote': 'Quote' })[path] ?? path;
	expect(differencesBetween({ csv: { quote: '"', x: 1 } }, { csv: {} }, label)).toEqual([
		`Quote is empty there and '"' here`,
		"csv.x is empty there and '1' here",
	]);
});

it('shortens long values', () => {
	const [told] = differencesBetween({ a: 'x'.repeat(61) }, { a: 'y'.repeat(60) });
	expect(told).toBe(`a is '${'y'.repeat(60)}' there and '${'x'.repeat(60)}…' here`);
});
