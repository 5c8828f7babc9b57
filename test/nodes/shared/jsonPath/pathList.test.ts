import { parsePath, PathError } from '../../../../nodes/shared/jsonPath/parsePath';
import { compilePathList, isNamePath } from '../../../../nodes/shared/jsonPath/pathList';

const part = {
	id: 7,
	nothing: null,
	blank: '',
	no: false,
	zero: 0,
	list: [],
	errors: [{ code: 'E1' }, { code: 'E2' }],
	blanks: [{ code: null }, { code: '' }],
};

describe('of a list of paths the first that finds counts', () => {
	test.each([
		['$.id', [7]],
		[' $.id , ', [7]],
		['$.uuid,$.id', [7]],
		['id,$.zero', [7]],
		['$.nothing,$.id', [7]],
		['$.blank,$.nothing,$.id', [7]],
		['$.no,$.id', [false]],
		['$.zero,$.id', [0]],
		['$.list,$.id', [[]]],
		['$.errors[*].code,$.id', ['E1', 'E2']],
		['$.errors[*].other,$.id', [7]],
		['$.blanks[*].code,$.id', [7]],
		["$['a,b'],$.id", [7]],
	])('%s', (list, found) => {
		const paths = compilePathList(list);
		expect(paths.values(part)).toEqual(found);
		expect(paths.one(part)).toEqual(found[0]);
	});

	test.each([
		['$.nothing,$.uuid', [null]],
		['$.uuid,$.blank', ['']],
		['$.blank,$.nothing', ['']],
		['$.uuid,$.other', []],
	])('%s: what is empty counts when no path finds more', (list, found) => {
		expect(compilePathList(list).values(part)).toEqual(found);
	});

	test.each([
		['id,$.list._', '$.id,$.list.*', false],
		['$.id,$.a.b', '$.id,$.a.b', true],
		['$.id', '$.id', true],
	])('%s is read as %s', (list, text, singular) => {
		expect(compilePathList(list)).toMatchObject({ text, singular });
	});

	test.each(['', ' , ', '$.id,$.a[', '$.id,$[?(@.x)]', '~', '$.id,~', '$.id,$.a~'])(
		'%j is refused',
		(list) => {
			expect(() => compilePathList(list)).toThrow(PathError);
		},
	);
});

describe('a path that is only ~ means the name of the part', () => {
	test.each(['~', ' ~ '])('%j', (path) => {
		expect(isNamePath(path)).toBe(true);
		expect(() => parsePath(path)).toThrow('which can only stand alone');
	});

	test.each(['', '$', '$.~', '$.a~', "$['~']", '~~'])('not %j', (path) => {
		expect(isNamePath(path)).toBe(false);
	});
});
