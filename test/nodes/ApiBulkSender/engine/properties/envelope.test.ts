import fc from 'fast-check';

import { encodeBody } from '../../../../../nodes/ApiBulkSender/engine/request/encode';
import {
	buildEnvelope,
	envelopeOf,
	readEnvelopePath,
	recordsIn,
	type EnvelopePath,
} from '../../../../../nodes/ApiBulkSender/engine/request/envelope';
import type { JsonObject } from '../../../../../nodes/ApiBulkSender/engine/types';

/**
 * Names with quotes and the like, but without `__proto__`, which naive code cannot build, and without
 * a backslash: once JSON.parse has read one, it misreads names with a quote (nodejs/node 63785).
 */
const name = fc
	.oneof(fc.constantFrom('docs', 'data', 'é"', 'a.b', ''), fc.string({ maxLength: 4 }))
	.filter((text) => text !== '__proto__' && !text.includes('\\'));
const jsonObject = fc
	.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 })
	.map((value) => JSON.stringify(value))
	.filter((text) => !/__proto__|\\\\/.test(text))
	.map((text) => JSON.parse(text) as JsonObject);
const names = fc.array(name, { maxLength: 3 });
const records = fc.array(jsonObject, { minLength: 1, maxLength: 4 });

const quoted = (text: string) => `['${text.replace(/[\\']/g, '\\$&')}']`;
const pathOf = (list: readonly string[]) => `$${list.map(quoted).join('')}`;

/** Puts the records at their place by plain objects. */
function naive(list: readonly string[], content: unknown, around: JsonObject): unknown {
	const [first, ...deeper] = list;
	if (first === undefined) return content;
	const inside = (around[first] ?? {}) as JsonObject;
	return { ...around, [first]: naive(deeper, content, deeper.length > 0 ? inside : {}) };
}

/** Additional fields beside the way to the records. */
function beside(list: readonly string[], around: JsonObject): JsonObject {
	const [first, ...deeper] = list;
	const others = { ...around };
	delete others[first];
	return deeper.length === 0 ? others : { ...others, [first]: beside(deeper, around) };
}

function open(body: JsonObject, path: EnvelopePath, around: JsonObject) {
	const records = recordsIn(body, path);
	if ('reason' in records) throw new Error(records.reason);
	return { records, envelope: envelopeOf(body, path, around) };
}

describe('request bodies', () => {
	test('an array of records stands where the path says, with the fields around it', () => {
		fc.assert(
			fc.property(names, records, jsonObject, (list, rows, fields) => {
				const path = readEnvelopePath(`${pathOf(list)}[*]`, true);
				expect(path).toEqual({ names: list, array: true });
				const around = list.length > 0 ? beside(list, fields) : {};
				const body = encodeBody(rows, buildEnvelope(path, around)) as string;
				expect(JSON.parse(body)).toEqual(naive(list, rows, around));
			}),
		);
	});

	test('one record stands where the path says', () => {
		fc.assert(
			fc.property(names, jsonObject, (list, record) => {
				const path = readEnvelopePath(pathOf(list), false);
				expect(path).toEqual({ names: list, array: false });
				const body = encodeBody([record], buildEnvelope(path, {})) as string;
				expect(JSON.parse(body)).toEqual(naive(list, record, {}));
			}),
		);
	});

	test('fields around a body that is the record never overwrite its own', () => {
		fc.assert(
			fc.property(jsonObject, jsonObject, (record, around) => {
				const envelope = buildEnvelope({ names: [], array: false }, around);
				const body = JSON.parse(encodeBody([record], envelope) as string);
				expect(body).toMatchObject(record);
				expect(Object.keys(body).sort()).toEqual(Object.keys({ ...around, ...record }).sort());
			}),
		);
	});

	test('a ready-made body that is opened and closed again is the same', () => {
		fc.assert(
			fc.property(names, records, jsonObject, fc.boolean(), (list, rows, fields, array) => {
				if (!array && list.length === 0) return;
				const around = list.length > 0 ? beside(list, fields) : {};
				const content = array ? rows : rows[0];
				const body = naive(list, content, around) as JsonObject;
				const opened = open(body, { names: list, array }, {});
				if (list.length === 0) return;
				expect(opened.records).toEqual(array ? rows : [rows[0]]);
				const again = encodeBody(opened.records as JsonObject[], opened.envelope) as string;
				expect(JSON.parse(again)).toEqual(body);
			}),
		);
	});

	test('additional fields fill what a ready-made body lacks and change nothing it has', () => {
		fc.assert(
			fc.property(records, jsonObject, jsonObject, (rows, own, added) => {
				const body = { ...own, docs: rows };
				const around = beside(['docs'], added);
				const opened = open(body, { names: ['docs'], array: true }, around);
				const sent = JSON.parse(encodeBody(rows, opened.envelope) as string);
				expect(sent).toMatchObject(body);
				expect(Object.keys(sent).sort()).toEqual(Object.keys({ ...around, ...body }).sort());
			}),
		);
	});
});
