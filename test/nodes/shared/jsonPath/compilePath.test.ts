import fc from 'fast-check';
import { JSONPath } from 'jsonpath-plus';

import { compilePath, containerOf } from '../../../../nodes/shared/jsonPath/compilePath';
import { PathTooWide } from '../../../../nodes/shared/jsonPath/followPath';
import { PathError } from '../../../../nodes/shared/jsonPath/parsePath';

const answer = {
	result: {
		success: { data: [{ id: '123' }, { id: '456' }] },
		errors: { data: [{ id: '789', code: 'E101' }] },
	},
	errors: [{ code: 1 }, { code: null }, { other: true }],
};

describe('what a path finds', () => {
	test.each([
		['$.result.errors.data._', [{ id: '789', code: 'E101' }]],
		['$.result.success.data._.id', ['123', '456']],
		["$.['errors']._.code", [1, null]],
		['result.success.data[1].id', ['456']],
		['$.result.success.data[-1].id', ['456']],
		['$.result.success.data[7]', []],
		['$.result.success.data.length', [2]],
		['$.nothing.at.all', []],
		['$.result.*.data[0].id', ['123', '789']],
		['$..id', ['123', '456', '789']],
		['$.errors[0:2].code', [1, null]],
		['$.errors[0,1].code', [1, null]],
		['$', [answer]],
	])('%s', (path, found) => {
		const compiled = compilePath(path);
		expect(compiled.values(answer)).toEqual(found);
		expect(compiled.one(answer)).toEqual(found[0]);
	});

	test.each([[null], [undefined], [5], ['text'], [true]])('%p has no children', (root) => {
		for (const path of ['$.a', '$[0]', '$[*]', '$.*', '$..a', '$.a[*].b', '$.length']) {
			expect(compilePath(path).values(root)).toEqual([]);
		}
	});

	test('a path is singular when it can match once at most', () => {
		expect(compilePath("$.a['b'][0]").singular).toBe(true);
		for (const path of ['$.a[*]', '$..a', '$[0,1]', '$[0:1]', '$.*.a']) {
			expect(compilePath(path).singular).toBe(false);
		}
	});
});

describe('nothing but own properties is reached', () => {
	const document = JSON.parse('{"a": [1], "__proto__": {"own": 1}, "text": "abc"}');

	test.each([
		'$.constructor',
		'$.a.constructor',
		'$.a.push',
		'$.toString',
		'$.hasOwnProperty',
		"$['constructor']['prototype']",
		'$.a.__proto__',
		'$.text.length',
		'$.text[0]',
		'$..constructor',
		"$..['toString']",
		"$['constructor','toString']",
	])('%s', (path) => {
		expect(compilePath(path).values(document)).toEqual([]);
	});

	test('an own property of such a name is found like any other', () => {
		expect(compilePath('$.__proto__.own').values(document)).toEqual([1]);
	});

	test('looking does not change the document or the prototypes', () => {
		const before = JSON.stringify(document);
		for (const path of ['$..*', '$.__proto__.*', '$.__proto__.polluted'])
			compilePath(path).values(document);
		expect(JSON.stringify(document)).toBe(before);
		expect(Object.keys(Object.prototype)).toEqual([]);
	});
});

describe('names in quotes are names', () => {
	const document = {
		a: { '*': 'star', '~': 'tilde', '^': 'hat', 'b,c': 'comma', '?(x)': 'query', 'd]': 'end' },
	};

	test.each([
		["$.a['*']", 'star'],
		["$..['*']", 'star'],
		["$..['~']", 'tilde'],
		["$..['^']", 'hat'],
		["$..['b,c']", 'comma'],
		["$..['?(x)']", 'query'],
		["$..['d]']", 'end'],
	])('%s', (path, found) => {
		expect(compilePath(path).values(document)).toEqual([found]);
	});

	test.each(["$.a['*','~']", "$..['^','x']", '$.a["x","d]"]'])(
		'%s is refused, since jsonpath-plus reads operators in it',
		(path) => {
			expect(() => compilePath(path)).toThrow(PathError);
			expect(() => compilePath(path)).toThrow('cannot stand in a list of names');
		},
	);
});

describe('a path visits a bounded number of places', () => {
	const nested = (depth: number, last: unknown = 1) => {
		let value: unknown = last;
		for (let at = 0; at < depth; at++) value = { a: value };
		return value;
	};
	const circle: Record<string, unknown> = { id: 1 };
	circle.self = circle;
	const square = Array.from({ length: 400 }, () => Array.from({ length: 400 }, () => 0));

	test.each<[string, string, unknown]>([
		['descents that multiply', '$..a..a', nested(1000)],
		['three descents', '$..a..a..a', nested(200)],
		['descents with wildcards', '$..*..*', square],
		['a value that contains itself', '$..id', circle],
		['lists of names that multiply', `$${"['a','a']".repeat(40)}`, nested(41)],
		['slices that find too much', '$[0:399][0:399]', square],
		['wildcards that find too much', '$[*][*]', square],
	])('%s', (_, path, root) => {
		expect(() => compilePath(path).values(root)).toThrow(PathTooWide);
		expect(() => compilePath(path).values(root)).toThrow(
			`The path ${path} leads to more than 100000 places`,
		);
	});

	test.each([
		['$..a', nested(50_000), 50_000],
		['$..last', nested(50_000, { last: 5 }), 1],
		['$..a..a', nested(100), 4950],
		['$[*][*]', square.slice(0, 200), 80_000],
		['$[0:199][*]', square.slice(0, 200), 79_600],
	])('%s finds all below the bound, however deep', (path, root, count) => {
		expect(compilePath(path).values(root)).toHaveLength(count);
	});

	test('each look has the whole bound', () => {
		const path = compilePath('$..a');
		for (let look = 0; look < 3; look++) expect(path.values(nested(50_000))).toHaveLength(50_000);
	});
});

describe('containerOf', () => {
	test.each([
		['$[*]', '$'],
		['$.*', '$'],
		['$.a.b._', '$.a.b'],
		["$['a.*'][*]", "$['a.*']"],
		['$.a[*].b[*]', '$.a[*].b'],
		['$..items[*]', '$..items'],
	])('%s sits in %s', (path, container) => {
		expect(containerOf(compilePath(path))?.text).toBe(container);
	});

	test.each(['$', '$.a', '$.a[*].b', '$..*', '$[0:2]'])('%s has none', (path) => {
		expect(containerOf(compilePath(path))).toBeUndefined();
	});
});

describe('agreement with jsonpath-plus', () => {
	const NAMES = ['id', 'data', 'a-b', 'größe', 'length', 'x1', '_id', 'constructor'];
	const LOOSE = ['a.b', 'a b', 'a,b', "it's"];
	const names = fc.constantFrom(...NAMES, ...LOOSE);

	const documents = fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ maxDepth: 4, withCrossShrink: true },
			// No texts: jsonpath-plus finds their length and characters, which are no part of JSON.
			fc.constantFrom<unknown[]>(null, 0, 1, true, false, {}, []),
			fc.array(tie('value'), { maxLength: 4 }),
			fc.dictionary(names, tie('value'), { maxKeys: 5 }),
		),
	})).value;
	const roots = documents.filter((value) => value !== null && typeof value === 'object');

	/** A step as it is written, and as jsonpath-plus takes it without reading it. */
	const steps = fc.oneof(
		{ arbitrary: fc.constantFrom(...NAMES).map((name) => [`.${name}`, name]), weight: 3 },
		names.map((name) => [`['${name.replace(/'/g, "\\'")}']`, name]),
		names.map((name) => [`["${name}"]`, name]),
		fc.nat(3).map((number) => [`[${number}]`, `${number}`]),
		fc.constantFrom(['.*', '*'], ['[*]', '*'], ['._', '*'], ['.[*]', '*']),
	);
	/** From the value itself and from whatever is in it. */
	const descents = steps.map(([written, plain]) => [
		written.startsWith('.') ? `.${written}` : `..${written}`,
		'..',
		plain,
	]);

	test('names, indexes, wildcards and descents find the same values in the same order', () => {
		const path = fc.array(fc.oneof({ arbitrary: steps, weight: 5 }, descents), {
			minLength: 1,
			maxLength: 4,
		});
		let matches = 0;
		fc.assert(
			fc.property(roots, path, (root, path) => {
				const text = `$${path.map(([written]) => written).join('')}`;
				const json = root as object;
				const wanted = JSONPath({
					path: ['$', ...path.flatMap(([, ...plain]) => plain)],
					json,
					eval: false,
					wrap: true,
				});
				const found = compilePath(text).values(root);
				expect(found).toEqual(wanted ?? []);
				matches += found.length;
			}),
			{ numRuns: 3000 },
		);
		expect(matches).toBeGreaterThan(300);
	});

	test('slices and lists of names and indexes find the same values in the same order', () => {
		const plain = fc.constantFrom('.id', '.data', '[0]', '[*]', '..id', '..*');
		const several = fc.constantFrom('[1:]', '[:-1]', '[::2]', '[0,1]', "['id','data']", '..[0,1]');
		let matches = 0;
		fc.assert(
			fc.property(roots, fc.array(plain, { maxLength: 2 }), several, plain, (root, ...steps) => {
				const path = `$${steps.flat().join('')}`;
				const wanted = JSONPath({ path, json: root as object, eval: false, wrap: true });
				const found = compilePath(path).values(root);
				expect(found).toEqual(wanted ?? []);
				matches += found.length;
			}),
			{ numRuns: 2000 },
		);
		expect(matches).toBeGreaterThan(200);
	});

	test('one path in many spellings finds the same', () => {
		const plain = fc.array(fc.constantFrom('id', 'data', '*', '0'), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(roots, plain, (root, path) => {
				const spell = (name: (text: string) => string, star: string) =>
					path.map((text) => (text === '*' ? star : text === '0' ? '[0]' : name(text))).join('');
				const dotted = compilePath(`$${spell((text) => `.${text}`, '.*')}`).values(root);
				const others = [
					`$${spell((text) => `['${text}']`, '[*]')}`,
					`$${spell((text) => `["${text}"]`, '._')}`,
					`$${spell((text) => `.['${text}']`, '.[_]')}`,
					spell((text) => `.${text}`, '.*'),
				];
				for (const other of others) expect(compilePath(other).values(root)).toEqual(dotted);
			}),
		);
	});
});
