import { readTable } from '../../../../../nodes/ApiBulkSender/input/file/csv/readTable';

it.each<[string, string, object[]]>([
	[
		'commas',
		'id,code\r\n1,\r\n2,E1\r\n',
		[
			{ id: '1', code: '' },
			{ id: '2', code: 'E1' },
		],
	],
	['semicolons', 'id;name\n1;"a, b"', [{ id: '1', name: 'a, b' }]],
	['tabs', 'id\tname\n1\tx', [{ id: '1', name: 'x' }]],
	['one column', 'id\n1\n', [{ id: '1' }]],
	['quotes over lines', 'id,text\n1,"a ""b""\nc"\n', [{ id: '1', text: 'a "b"\nc' }]],
	['a byte order mark', '\ufeffid,code\n1,x', [{ id: '1', code: 'x' }]],
	['empty lines', 'id,code\n\n1,x\n\n', [{ id: '1', code: 'x' }]],
	['a row of empty cells', 'id,code\n,\n', [{ id: '', code: '' }]],
	['no rows', 'id,code\n', []],
	[
		'a column with a name of JavaScript',
		'__proto__,b\n1,2',
		[JSON.parse('{"__proto__":"1","b":"2"}')],
	],
])('reads a table with %s', (_, text, rows) => {
	expect(readTable(text)).toEqual(rows);
});

it.each([
	['a row that is too long', 'a,b\n1,2,3', 'line 2 has 3 cells, its first line 2'],
	['a row that is too short', 'a,b\n1,2\n3', 'line 3 has 1 cells, its first line 2'],
	['a quote without an end', 'a,b\n1,"2', 'the quote on line 2 is never closed'],
	['two columns of one name', 'a,a\n1,2', 'two columns are called "a"'],
])('refuses a table with %s', (_, text, message) => {
	expect(() => readTable(text)).toThrow(message);
});
