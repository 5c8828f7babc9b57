import { ok, run } from './harness';
import { expectRefusal, refusal } from './refusal';

describe('Additional Body Fields that cannot be written', () => {
	const circular: Record<string, unknown> = {};
	circular.self = circular;
	const deep = `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`;

	it.each<[string, unknown, string]>([
		['NaN', { a: { b: NaN } }, '"a.b" is NaN'],
		['one that contains itself', circular, 'contains itself'],
		['nested too deeply', deep, 'nested too deeply'],
		['nested too deeply with a long number', deep.replace('1}', '1e400}'), 'nested too deeply'],
	])('%s', (_, additionalBodyFields, fragment) => {
		const overrides = { additionalBodyFields, requestSplitPath: '$.docs[*]' };
		expectRefusal(refusal(overrides), 'Additional Body Fields', fragment);
	});

	it('leave with the digits that were written', async () => {
		const additionalBodyFields = '{"big": 9007199254740993, "docs_": {"n": 1e400, "m": 1.50}}';
		const { sent } = await run(
			[{ id: '1' }],
			{ additionalBodyFields, requestSplitPath: '$.docs_.docs[*]' },
			() => ok([{}]),
		);
		expect(sent[0].body).toBe(
			'{"big":9007199254740993,"docs_":{"n":1e400,"m":1.5,"docs":[{"id":"1"}]}}',
		);
	});

	it('a number with digits is no object to put records into', () => {
		const overrides = {
			additionalBodyFields: '{"data": 1e400}',
			requestSplitPath: '$.data.docs[*]',
		};
		expectRefusal(refusal(overrides), 'Additional Body Fields', 'already has "data"');
	});

	it('nor one to merge a record with', async () => {
		const additionalBodyFields = '{"n": 1e400, "m": 1e401}';
		const { sent } = await run(
			[{ n: { a: 1 } }],
			{ bulkSupport: false, additionalBodyFields },
			() => ok({}),
		);
		expect(sent[0].body).toBe('{"n":{"a":1},"m":1e401}');
	});
});
