import fc from 'fast-check';
import { parse } from 'qs';

import { RecordFactory } from '../../../../../nodes/ApiBulkSender/engine/request/records';
import { joinRecords, writeRecord } from '../../../../../nodes/ApiBulkSender/engine/request/encode';
import { compileSettings } from '../../../../../nodes/ApiBulkSender/engine/settings';
import { isInvalid, type JsonObject } from '../../../../../nodes/ApiBulkSender/engine/types';
import { rawSettings, type Overrides } from '../harness';

/** The body of these records, as a run would send it. */
function bodyOf(jsons: readonly JsonObject[], overrides: Overrides): string {
	const factory = new RecordFactory(compileSettings(rawSettings(overrides)), 'https://api.test');
	const texts: string[] = [];
	for (const [index, json] of jsons.entries()) {
		const record = factory.fromRecord(index, json, { endpoint: '/bulk', headers: [] });
		if (isInvalid(record)) throw new Error(record.reason);
		const written = writeRecord(record, record.target.envelope);
		if ('reason' in written) throw new Error(written.reason);
		texts.push(written.text);
		if (index === jsons.length - 1) return joinRecords(texts, record.target.envelope);
	}
	throw new Error('There are no records');
}

const text = fc.oneof(fc.string(), fc.constantFrom('\n', '\r\n', '"', '\\', '{id}', '\u2028', ''));

/** Each line of the body, without the end that the last has too. */
function linesOf(body: string): unknown[] {
	expect(body.endsWith('\n')).toBe(true);
	return body
		.slice(0, -1)
		.split('\n')
		.map((line) => JSON.parse(line) as unknown);
}

test('whatever fills an action line in stays within the text where it stands', () => {
	const id = text.filter((value) => value !== '');
	fc.assert(
		fc.property(fc.array(id, { minLength: 1, maxLength: 6 }), (ids) => {
			const jsons = ids.map((one) => ({ id: one }));
			const actionLine = '{"index": {"_id": "{id}", "routing": "<{id}>"}, "n": [1]}';
			expect(linesOf(bodyOf(jsons, { bodyFormat: 'ndjson', actionLine }))).toEqual(
				jsons.flatMap((json) => [
					{ index: { _id: json.id, routing: `<${json.id}>` }, n: [1] },
					json,
				]),
			);
		}),
	);
});

/** What a form can tell apart: names without brackets, nothing empty, all values texts. */
const name = fc.stringMatching(/^[a-z][a-z é&=%+.]{0,5}$/u);
const { value: content } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		fc.string({ unit: 'grapheme' }),
		fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
		fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
	),
}));

test('a record as a form is read back by what reads forms', () => {
	const fields = fc.dictionary(name, content, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
	fc.assert(
		fc.property(fields, (json) => {
			const body = bodyOf([json as JsonObject], { bodyFormat: 'form', bulkSupport: false });
			expect(parse(body, { depth: 50, allowPrototypes: true })).toEqual(json);
		}),
	);
});
