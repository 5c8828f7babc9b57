import { byKey, type Overrides } from './harness';
import { expectRefusal, refusal } from './refusal';

type Row = [field: string, overrides: Overrides, fragment: string];

const byIndex: Overrides = { matchBy: 'index', responseIndexPath: '$.index' };
const byField: Overrides = { recordOutcome: 'field', successField: '$.ok' };
const twoPaths = '$.ok[*],$.bad[*]';

describe('paths', () => {
	const fields: Array<[string, string, Overrides]> = [
		['Request Split Path', 'requestSplitPath', {}],
		['Response Split Path', 'responseSplitPath', {}],
		['Request Key Path', 'requestKeyPath', byKey],
		['Response Key Path', 'responseKeyPath', byKey],
		['Response Index Path', 'responseIndexPath', byIndex],
		['Success Field', 'successField', byField],
		['Serialize By', 'serializeBy', {}],
	];
	const malformed = [
		['$.a[', 'never closed'],
		['$.a..', 'ends with a "."'],
		['$.a[b]', 'write a number, * or a name in quotes'],
		['$.a[?(@.b)]', 'filter or script'],
	];
	test.each(
		fields.flatMap(([field, name, rest]) =>
			malformed.map(([path, fragment]) => [field, path, fragment, name, rest] as const),
		),
	)('%s: %s', (field, path, fragment, name, rest) => {
		expectRefusal(refusal({ ...rest, [name]: path } as Overrides), field, fragment);
	});

	test.each<Row>([
		['Request Key Path', { ...byKey, requestKeyPath: '' }, "is empty, but 'Match By' is Key"],
		['Response Key Path', { ...byKey, responseKeyPath: ' ' }, "is empty, but 'Match By' is Key"],
		['Response Index Path', { ...byIndex, responseIndexPath: '' }, "'Match By' is Index"],
		['Success Field', { ...byField, successField: '' }, "'Record Outcome' is by field"],
		['Success Values', { ...byField, successValues: ' , ' }, 'no record could succeed'],
		['Request Split Path', { requestSplitPath: '$.a[0]' }, 'only plain names and one [*]'],
		['Request Split Path', { requestSplitPath: '$.a[*].b[*]' }, 'only plain names and one [*]'],
		['Request Split Path', { requestSplitPath: '$.a[*].b' }, 'only plain names and one [*]'],
		['Request Split Path', { requestSplitPath: '$..a' }, 'only plain names and one [*]'],
		['Request Split Path', { requestSplitPath: '$.a[0:2]' }, 'only plain names and one [*]'],
		['Request Split Path', { requestSplitPath: '$' }, "'Bulk Support' is on"],
		['Failure Split Paths', bySplit('$.ok[*]', ''), 'is empty'],
		['Failure Split Paths', bySplit(twoPaths, '$.worse[*]'), "not among 'Response Split Path'"],
		['Failure Split Paths', bySplit(twoPaths, '$.bad[*],$.other'), '$.other, which is not among'],
		['Failure Split Paths', bySplit(twoPaths, '$.bad['), 'never closed'],
		['Match By', { responseSplitPath: twoPaths }, 'cannot be Position with 2 paths'],
		['Match By', { responseReports: 'failedRecordsOnly' }, 'Failed Records Only'],
		[
			'Record Outcome',
			{ ...bySplit(twoPaths, '$.bad[*]'), responseReports: 'wholeRequest' },
			'the answer is not split',
		],
	])('%s: %j', (field, overrides, fragment) => {
		expectRefusal(refusal(overrides), field, fragment);
	});

	test.each<Overrides>([
		bySplit(twoPaths, '$.bad._'),
		bySplit("$.['ok']._, bad.*", '$.bad[*]'),
		bySplit("$['ok','bad'][*],$.bad", '$.bad'),
		{ requestSplitPath: '$', bulkSupport: false },
		{ requestSplitPath: "$.a['b.c']._" },
		{ responseSplitPath: ' , ' },
	])('%j is taken', (overrides) => {
		expect(refusal(overrides)).toBeUndefined();
	});
});

function bySplit(responseSplitPath: string, failureSplitPaths: string): Overrides {
	return { ...byKey, recordOutcome: 'splitPath', responseSplitPath, failureSplitPaths };
}
