import fc from 'fast-check';

import { splitPathList } from '../../../../nodes/shared/jsonPath/splitPathList';

describe('splitPathList', () => {
	test.each([
		['', []],
		['  ', []],
		[',', []],
		['$.a', ['$.a']],
		['$.a,$.b', ['$.a', '$.b']],
		[' $.a , $.b ,', ['$.a', '$.b']],
		[
			'$.result.errors.data._,$.result.success.data._',
			['$.result.errors.data._', '$.result.success.data._'],
		],
		['$[0,1],$.b', ['$[0,1]', '$.b']],
		["$['a,b'],$.c", ["$['a,b']", '$.c']],
		['$["a,b"],$.c', ['$["a,b"]', '$.c']],
		["$['a]b,c'],$.d", ["$['a]b,c']", '$.d']],
		["$['a','b'],$.c", ["$['a','b']", '$.c']],
		['$[\'say "hi, you"\'],$.c', ['$[\'say "hi, you"\']', '$.c']],
		["$['it\\'s, well'],$.c", ["$['it\\'s, well']", '$.c']],
		["$['it\\'s'],$.c", ["$['it\\'s']", '$.c']],
		['$["a\\\\"],$.c', ['$["a\\\\"]', '$.c']],
	])('%s', (list, paths) => {
		expect(splitPathList(list)).toEqual(paths);
	});

	test('takes apart what was joined by commas, whatever the names are', () => {
		const quoted = fc.string({ maxLength: 6 }).map((name) => {
			return `$['${name.replace(/[\\']/g, '\\$&')}']`;
		});
		const path = fc.oneof(quoted, fc.constantFrom('$.a', '$.a[0,1]', '$..b', '$[*]._'));
		fc.assert(
			fc.property(fc.array(path), (paths) => {
				expect(splitPathList(paths.join(','))).toEqual(paths);
			}),
		);
	});
});
