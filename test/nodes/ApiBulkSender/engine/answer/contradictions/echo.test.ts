import { strongest } from '../../../../../../nodes/ApiBulkSender/engine/answer/contradictions/objection';
import { objectionsOf } from '../../../../../../nodes/ApiBulkSender/engine/answer/contradictions/objections';
import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import { run, ok } from '../../harness';
import { inEveryCasing } from '../casings';

/** What an answer to this record says by its own words; undefined when nothing is against it. */
const says = (record: JsonObject, answer: unknown) => strongest(objectionsOf(answer, record))?.says;

/** A sign of each kind that rule 10 knows. */
const signs: Array<[string, unknown]> = [
	...[['success', false] as const, ['valid', 0] as const, ['status', false] as const],
	...[['errors', ['E']] as const, ['failed', 3] as const, ['exception', 'x'] as const],
	...[['errorCode', 'E1'] as const, ['state', 'failed'] as const, ['severity', 'error'] as const],
	...[['code', 404] as const, ['status', 'rejected'] as const, ['statusCode', '500'] as const],
].map(([key, value]): [string, unknown] => [key, value]);

describe('rule 11: an echo is no refusal', () => {
	it.each(signs)(
		'"%s": %j that was sent so says nothing beside another field of it',
		(key, value) => {
			const record = { name: 'Ann', [key]: value };
			expect(says(record, { ...record })).toBeUndefined();
			expect(says(record, { data: { ...record } })).toBeUndefined();
			expect(says(record, [{ ...record }])).toBeUndefined();
		},
	);

	it.each(signs)('"%s": %j that was sent so says nothing beside a new id', (key, value) => {
		expect(says({ [key]: value }, { id: 7, [key]: value })).toBeUndefined();
		expect(says({ [key]: value }, { ID: 7, [key]: value })).toBeUndefined();
	});

	it.each(signs)('"%s": %j that was sent so counts if nothing else comes back', (key, value) => {
		const record = { name: 'Ann', [key]: value };
		expect(says(record, { [key]: value, a: 1 })).toBe('no');
		expect(says(record, { [key]: value, name: 'Bob' })).toBe('no');
	});

	it('values are compared as text', () => {
		expect(says({ code: '404', name: 1 }, { code: 404, name: '1' })).toBeUndefined();
	});

	it('a record may have been sent in the same wrapper', () => {
		const record = { data: { name: 'Ann', state: 'failed' } };
		expect(says(record, { data: { name: 'Ann', state: 'failed' }, a: 1 })).toBeUndefined();
		expect(says(record, { data: { name: 'Bob', state: 'failed' }, a: 1 })).toBe('no');
	});

	it('a text in a wrapper may be an echo too', () => {
		expect(says({ data: 'Failed parcels' }, { id: 1, data: 'Failed parcels' })).toBeUndefined();
		expect(says({ data: 'x' }, { id: 1, data: 'Failed parcels' })).toBe('no');
	});

	it('another value, or a field under another name, is no echo', () => {
		expect(says({ name: 'Ann', state: 'open' }, { name: 'Ann', state: 'failed' })).toBe('no');
		expect(says({ name: 'Ann', State: 'failed' }, { name: 'Ann', state: 'failed' })).toBe('no');
	});

	it('an id that was sent is no new one', () => {
		expect(says({ id: 7 }, { id: 7, success: false })).toBe('no');
		expect(says({ id: 7 }, { id: 7, status: 'failed' })).toBe('no');
		expect(says({ id: 7, state: 'failed' }, { id: 8, state: 'failed' })).toBeUndefined();
		expect(says({ state: 'failed' }, { id: null, state: 'failed' })).toBe('no');
	});

	it.each(inEveryCasing(['message', 'reason', 'title', 'error']))(
		'beside a "%s" that the record did not bring it is unclear',
		(key) => {
			const record = { name: 'Ann', state: 'failed' };
			expect(says(record, { ...record, [key]: 'Bad' })).not.toBeUndefined();
			expect(says({ ...record, [key]: 'Bad' }, { ...record, [key]: 'Bad' })).toBeUndefined();
			expect(says(record, { ...record, [key]: '' })).toBeUndefined();
		},
	);

	it.each(['message', 'reason', 'title'])('beside a "%s" of its own: never rejected', (key) => {
		const record = { name: 'Ann', state: 'failed' };
		expect(says(record, { ...record, [key]: 'Bad' })).toBe('unclear');
	});

	it('an error that is none tells nothing', () => {
		const record = { name: 'Ann', state: 'failed' };
		for (const error of [null, false, 0, [], {}, 'none']) {
			expect(says(record, { ...record, error })).toBeUndefined();
		}
	});
});

describe('rule 11: beside a new id', () => {
	const soft: Array<[string, unknown]> = [
		...['status', 'state', 'result', 'outcome', 'resultCode', 'severity'].map(
			(key): [string, unknown] => [key, 'failed'],
		),
		...['status', 'statusCode', 'code', 'httpStatus'].map((key): [string, unknown] => [key, 404]),
		['valid', false],
	];

	it.each(soft)('"%s": %j is unclear, never rejected', (key, value) => {
		expect(says({ name: 'Ann' }, { id: 1, [key]: value })).toBe('unclear');
		expect(says({ name: 'Ann' }, { [key]: value })).toBe('no');
	});

	it.each(soft)('"%s": %j is rejected beside a message, reason, title or error', (key, value) => {
		for (const told of ['message', 'reason', 'title', 'error']) {
			expect(says({ name: 'Ann' }, { id: 1, [key]: value, [told]: 'Bad' })).toBe('no');
		}
	});

	it.each<[string, unknown]>([
		['success', false],
		['status', false],
		['errors', ['E']],
		['errorCode', 5],
	])('"%s": %j stays a no', (key, value) => {
		expect(says({ name: 'Ann' }, { id: 1, [key]: value })).toBe('no');
	});

	it('an area code may be 404', () => {
		expect(says({ name: 'Atlanta', code: 404 }, { id: 1, code: 404 })).toBeUndefined();
		expect(says({ name: 'Atlanta' }, { id: 1, code: 404 })).toBe('unclear');
	});
});

describe('rule 11: whose echo it is', () => {
	const failed = { name: 'Ann', state: 'failed' };

	it('the one record of a request', async () => {
		const { fates } = await run([failed], { bulkSupport: false }, [ok({ id: 1, ...failed })]);
		expect(fates).toEqual(['succeeded']);
	});

	it('the record that a part names', async () => {
		const records = [failed, { name: 'Bob', state: 'open' }];
		const { fates } = await run(records, {}, [
			ok([
				{ id: 1, ...failed },
				{ id: 2, name: 'Bob', state: 'failed' },
			]),
		]);
		expect(fates).toEqual(['succeeded', 'unclear']);
	});

	it('of several records with one answer for all nobody knows', async () => {
		const settings = { responseReports: 'wholeRequest' as const };
		const { fates } = await run([failed, failed], settings, [ok({ id: 1, ...failed })]);
		expect(fates).toEqual(['rejected', 'rejected']);
	});

	it('beside a success code too', async () => {
		const record = { name: 'Ann', error: 'E1' };
		const { fates } = await run([record], {}, [ok([{ id: 1, code: 200, ...record }])]);
		expect(fates).toEqual(['succeeded']);
	});
});
