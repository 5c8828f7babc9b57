import { failurePlaces } from '../../../../../../nodes/ApiBulkSender/engine/answer/contradictions/failurePlaces';
import { inEveryCasing } from '../casings';

const places = (body: unknown, records = 3, read: unknown[] = []) =>
	failurePlaces(body, records, (value) => read.includes(value)).map(({ path, count }) => [
		path,
		count,
	]);

const stems = [
	...['fail', 'error', 'reject', 'invalid', 'unprocess', 'refus', 'skip', 'conflict', 'notFound'],
	...['unsuccess', 'dropped', 'discard'],
];

describe('rule 12: which places speak of failures', () => {
	it.each(inEveryCasing(stems))('a key that contains "%s"', (stem) => {
		for (const key of [stem, `${stem}Records`, `records_${stem}`, `total-${stem}-count`]) {
			expect(places({ [key]: 2 })).toEqual([[`$.${key}`, 2]]);
			expect(places({ [key]: [{ id: 7 }] })).toEqual([[`$.${key}`, 1]]);
			expect(places({ [key]: { ids: [7, 8], mode: 'x' } })).toEqual([[`$.${key}`, 2]]);
		}
	});

	it.each(['not_imported', 'notProcessed', 'unaccepted', 'nonUpdated', 'not-created', 'Unstored'])(
		'a key that turns success round: "%s"',
		(key) => {
			expect(places({ [key]: ['x'] })).toEqual([[`$.${key}`, 1]]);
		},
	);

	it.each(['imported', 'id', 'status', 'runUpdated', 'columnImported', 'message', 'warnings'])(
		'not "%s"',
		(key) => {
			expect(places({ [key]: ['x'] })).toEqual([]);
		},
	);

	it.each([1, 2, 3])('a whole number up to the number of records: %j', (value) => {
		expect(places({ skipped: value })).toEqual([['$.skipped', value]]);
	});

	it.each([0, 4, -1, 1.5, '2', null, false])('not %j', (value) => {
		expect(places({ skipped: value })).toEqual([]);
	});

	it('true, under keys of rule 10 only', () => {
		for (const key of ['error', 'errors', 'failed', 'hasErrors', 'is_error', 'errorCode']) {
			expect(places({ [key]: true })).toEqual([[`$.${key}`, 1]]);
		}
		for (const key of ['rejectUnauthorized', 'skipDuplicates', 'failOnError']) {
			expect(places({ [key]: true })).toEqual([]);
		}
	});

	it.each<[unknown]>([
		[[]],
		[[null]],
		[[{}]],
		[['none']],
		[[null, { id: null }]],
		[[{ code: 0, message: '' }]],
		['none'],
	])('a list that is empty by rule 10 is none: %j', (value) => {
		expect(places({ failures: value })).toEqual([]);
	});

	it.each<[unknown]>([[[0]], [[{ index: 0 }]], [{ email: [0] }]])(
		'0 may be the place of the first record: %j',
		(value) => {
			expect(places({ failures: value })).toEqual([['$.failures', 1]]);
		},
	);

	it('an object by the lists and objects in it that are not empty', () => {
		expect(places({ failures: {} })).toEqual([]);
		expect(places({ failures: { mode: 'merge', most: 3 } })).toEqual([]);
		expect(places({ failures: { a: [], b: {}, c: { d: [] } } })).toEqual([]);
		expect(places({ failures: { a: ['x', 'y'], b: { reason: 'bad' } } })).toEqual([
			['$.failures', 3],
		]);
	});

	it('at the top and one level below, no deeper', () => {
		expect(places({ data: { skipped: 1 } })).toEqual([['$.data.skipped', 1]]);
		expect(places({ data: { inner: { skipped: 1 } } })).toEqual([]);
		expect(places({ data: [{ skipped: 1 }] })).toEqual([]);
	});

	it('the top of a list of one is that one', () => {
		expect(places([{ skipped: 1 }])).toEqual([['$[0].skipped', 1]]);
		expect(places([{ skipped: 1 }, { skipped: 1 }])).toEqual([]);
	});

	it('what a split path reads is left out', () => {
		const failures = [{ id: 7 }];
		const list = [{ skipped: 1 }];
		expect(places({ failures }, 3, [failures])).toEqual([]);
		expect(places({ data: { failures } }, 3, [failures])).toEqual([]);
		expect(places({ failures: { a: failures, b: ['x'] } }, 3, [failures])).toEqual([
			['$.failures', 1],
		]);
		expect(places(list, 3, [list])).toEqual([]);
	});
});
