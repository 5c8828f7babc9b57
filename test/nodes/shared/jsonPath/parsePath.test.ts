import { compilePath } from '../../../../nodes/shared/jsonPath/compilePath';
import { parsePath, PathError } from '../../../../nodes/shared/jsonPath/parsePath';

const name = (text: string) => ({ kind: 'name', name: text });
const index = (number: number) => ({ kind: 'index', index: number });
const wildcard = { kind: 'wildcard' };
const several = (text: string) => ({ kind: 'several', text });
const descent = (to: object) => ({ kind: 'descent', to });

describe('paths that are understood', () => {
	test.each([
		['$', '$', []],
		['$.id', '$.id', [name('id')]],
		['  $.id ', '$.id', [name('id')]],
		['id', '$.id', [name('id')]],
		['.id', '$.id', [name('id')]],
		[
			'result.items[0].id',
			'$.result.items[0].id',
			[name('result'), name('items'), index(0), name('id')],
		],
		['[0]', '$[0]', [index(0)]],
		['[*].id', '$[*].id', [wildcard, name('id')]],
		['*', '$.*', [wildcard]],
		['$.*', '$.*', [wildcard]],
		['$[*]', '$[*]', [wildcard]],
		['$.a-b', '$.a-b', [name('a-b')]],
		['$.a_b', '$.a_b', [name('a_b')]],
		['$._id', '$._id', [name('_id')]],
		['$.größe', '$.größe', [name('größe')]],
		['$.0', '$.0', [name('0')]],
		['$[-1]', '$[-1]', [index(-1)]],
		["$['a']", "$['a']", [name('a')]],
		['$["a"]', '$["a"]', [name('a')]],
		["$[ 'a' ]", "$['a']", [name('a')]],
		["$['a.b']", "$['a.b']", [name('a.b')]],
		["$['a,b']", "$['a,b']", [name('a,b')]],
		["$['a]b']", "$['a]b']", [name('a]b')]],
		["$['it\\'s']", "$['it\\'s']", [name("it's")]],
		["$['_']", "$['_']", [name('_')]],
		["$['*']", "$['*']", [name('*')]],
		["$['?(x)']", "$['?(x)']", [name('?(x)')]],
		["$['']", "$['']", [name('')]],
		['$..id', '$..id', [descent(name('id'))]],
		['$..*', '$..*', [descent(wildcard)]],
		['$..[0]', '$..[0]', [descent(index(0))]],
		['$..a..b', '$..a..b', [descent(name('a')), descent(name('b'))]],
		['$..[0,1]', '$..[0,1]', [descent(several('[0,1]'))]],
		["$..['*']", "$..['*']", [descent(name('*'))]],
		["$..['id'].x", "$..['id'].x", [descent(name('id')), name('x')]],
		['$[1:3]', '$[1:3]', [several('[1:3]')]],
		['$[:2].id', '$[:2].id', [several('[:2]'), name('id')]],
		['$[-2:]', '$[-2:]', [several('[-2:]')]],
		['$[::2]', '$[::2]', [several('[::2]')]],
		['$[0,2]', '$[0,2]', [several('[0,2]')]],
		["$['a','b']", "$['a','b']", [several("['a','b']")]],
	])('%s', (path, text, segments) => {
		expect(parsePath(path)).toEqual({ text, segments });
	});
});

describe('how the seed document prints paths', () => {
	test.each([
		['$.result.errors.data._', '$.result.errors.data.*'],
		['$.result.success.data._', '$.result.success.data.*'],
		["$.['errors']._.code", "$['errors'].*.code"],
		['$.[0].id', '$[0].id'],
		['$.data.[*].id', '$.data[*].id'],
		['$.data[_].id', '$.data[*].id'],
		['$._', '$.*'],
		['_', '$.*'],
		['$.._', '$..*'],
	])('%s is read as %s', (path, text) => {
		expect(parsePath(path).text).toBe(text);
	});
});

const refused = (path: string, message: string | RegExp) => {
	expect(() => compilePath(path)).toThrow(PathError);
	expect(() => compilePath(path)).toThrow(message);
};

describe('filters and scripts are refused with a sentence', () => {
	test.each([
		'$[?(@.id)]',
		"$.data[?(@.status=='ok')].id",
		'$.data[?@.id]',
		'$[?(@.name=="]")]',
		'$[(@.length-1)]',
		'$.data[(@.length-1)].id',
		'$..[?(@.price>1)]',
		'$..data[?(@)]',
		'$.?(@.id)',
		'$.(@.length)',
		'$.@.id',
		'@.id',
		'$..@id',
		'$[@.id]',
		"$[?(require('fs'))]",
	])('%s', (path) => {
		refused(path, /has a filter or script; only names, indexes and wildcards can be used$/);
	});
});

describe('malformed paths are refused with a sentence', () => {
	test.each([
		['', 'The path is empty'],
		['   ', 'The path is empty'],
		['$.', '"$." ends with a "." but names nothing after it'],
		['.', 'ends with a "." but names nothing after it'],
		['$.id.', 'ends with a "."'],
		['$..', 'ends with a "."'],
		['$.a..', 'ends with a "."'],
		['$...a', 'cannot be read from ".a" on'],
		['$....', 'cannot be read from'],
		['$id', 'a "." or "[" must stand before "id"'],
		['$$', 'a "." or "[" must stand before "$"'],
		['$*', 'must stand before "*"'],
		['$.results[', 'has a "[" that is never closed'],
		['$.results[0', 'has a "[" that is never closed'],
		["$['a", 'has a "[" that is never closed'],
		["$['a]", 'has a "[" that is never closed'],
		["$['a'b']", 'has a "[" that is never closed'],
		['[', 'has a "[" that is never closed'],
		['$.results]', 'must stand before "]"'],
		['$]', 'must stand before "]"'],
		['$.a[0]]', 'must stand before "]"'],
		['$[]', 'has empty brackets'],
		['$.a[ ].b', 'has empty brackets'],
		['$.a[0]b', 'must stand before "b"'],
		['$.*a', 'must stand before "a"'],
		['$.a*', 'must stand before "*"'],
		['$[*]a', 'must stand before "a"'],
		["$['a']b", 'must stand before "b"'],
		['$[a]', 'has [a]; write a number, * or a name in quotes between the brackets'],
		['$.items[id]', 'has [id]'],
		['$[1.5]', 'has [1.5]'],
		['$[1e3]', 'has [1e3]'],
		['$[+1]', 'has [+1]'],
		['$[--1]', 'has [--1]'],
		['$[0,]', 'has [0,]'],
		['$[,]', 'has [,]'],
		['$[0,a]', 'has [0,a]'],
		["$['a',]", "has ['a',]"],
		['$[1:2:3:4]', 'has [1:2:3:4]'],
		['$[1:2:-1]', 'has [1:2:-1]'],
		['$[a:b]', 'has [a:b]'],
		['$[-:2]', 'has [-:2]'],
		['$[1:-]', 'has [1:-]'],
		['$[[0]]', 'has [[0]'],
		['$[**]', 'has [**]'],
		['$[__]', 'has [__]'],
		['$.first name', 'must stand before " name"'],
		['$. id', 'cannot be read from " id" on'],
		['$.a .b', 'must stand before " .b"'],
		['$.a,$.b', 'must stand before ",$.b"'],
		["$.it's", 'must stand before "\'s"'],
		['$."a"', 'cannot be read from'],
		["$.'a'", 'cannot be read from'],
		['$.a^', 'must stand before "^"'],
		['$.^', 'cannot be read from "^" on'],
		['$.a~', 'has a "~", which can only stand alone'],
		['$.~', 'has a "~", which can only stand alone'],
		['$~', 'has a "~", which can only stand alone'],
		['$[~]', 'has a "~", which can only stand alone'],
		['$..~', 'has a "~", which can only stand alone'],
		['$.a.~.b', 'has a "~", which can only stand alone'],
		['$.`a', 'cannot be read from "`a" on'],
		['$.a()', 'must stand before "()"'],
		['$.a?.b', 'must stand before "?.b"'],
		['$.a@string()', 'must stand before "@string()"'],
		['$.a\n.b', 'must stand before'],
	])('%j', (path, message) => {
		refused(path, message);
	});
});
