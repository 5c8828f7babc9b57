import { emptySummary } from '../../../../../nodes/ApiBulkSender/engine/account/summary';
import { readSummary } from '../../../../../nodes/ApiBulkSender/engine/account/toldSummary';

const counts = { total: 3, succeeded: 1, failed: 1, unsent: 1 };

it.each<[string, unknown]>([
	['of a run', { ...emptySummary(), other: 1 }],
	['of a file that could not be read', { records: counts, errors: [] }],
	['without errors', { records: counts }],
])('a Summary %s is one', (_, json) => {
	expect(readSummary(json)).toBe(json);
});

it.each<[string, unknown]>([
	['nothing', undefined],
	['an empty item', {}],
	['a list', [emptySummary()]],
	['a webhook around it', { body: emptySummary() }],
	['counts as text', { records: { ...counts, total: '3' } }],
	['counts that are missing', { records: { total: 3, succeeded: 3 } }],
	['counts that do not add up', { records: { ...counts, total: 4 } }],
	['a part of a record', { records: { total: 0.5, succeeded: 0.5, failed: 0, unsent: 0 } }],
	['errors that are none', { records: counts, errors: [{ code: 'E1', count: 1 }] }],
	['a time in words', { records: counts, durationMs: '2 s' }],
	['files that are counted', { records: counts, files: 3 }],
	['errors that are no list', { records: counts, errors: 'E1' }],
])('%s is no Summary', (_, json) => {
	expect(readSummary(json)).toBeUndefined();
});
