import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { readExampleRequest } from '../../../../../nodes/ApiBulkSender/engine/suggest/exampleRequest';
import { choices, labels } from '../../../../../nodes/ApiBulkSender/engine/suggest/labels';
import { suggestSettings } from '../../../../../nodes/ApiBulkSender/engine/suggest/suggestSettings';
import { properties } from '../../parameters/panel';
import { rawSettings } from '../harness';
import { panel } from './engine';

const records = [{ id: 'a-1' }, { id: 'a-2' }, { id: 'a-3' }];
const suggestFrom = (body: unknown, other: object = {}, settings = panel) =>
	suggestSettings([{ records, status: 200, text: JSON.stringify(body), ...other }], settings);

const all = properties.flatMap((property) => [
	property,
	...(property.name === 'options' ? (property.options as INodeProperties[]) : []),
]);

test.each(Object.entries(labels))('%s is called as in the panel', (name, label) => {
	const names = all.filter((property) => property.name === name).map((one) => one.displayName);
	expect(new Set(names)).toEqual(new Set([label]));
});

test.each(Object.entries(choices))('the choices of %s are called as in the panel', (name, own) => {
	const options = all
		.filter((property) => property.name === name)
		.flatMap((property) => property.options as INodePropertyOptions[]);
	for (const [value, text] of Object.entries(own)) {
		expect(options.find((option) => option.value === value)?.name).toBe(text);
	}
});

test('each field has its value and its reason, in the same order', () => {
	const { fields, reasons } = suggestFrom({ failed: [{ id: 'a-2', code: 'E1' }] });
	fields.forEach(([label, value], at) => {
		expect(value).not.toBe('');
		expect(reasons[at]).toMatch(new RegExp(`^${label}: .+\\.$`));
	});
});

test('only what is shown under the proposed choices is proposed', () => {
	const { parameters } = suggestFrom({ failed: [{ id: 'a-2', code: 'E1' }] });
	expect(Object.keys(parameters ?? {}).sort()).toEqual([
		...['matchBy', 'missingList', 'parsePathMap', 'requestKeyPath', 'responseKeyPath'],
		...['responseReports', 'responseSplitPath', 'specifyParsePathMap'],
	]);
});

test('with one record a request no list is cut', () => {
	const settings = rawSettings({ bulkSupport: false, specifyParsePathMap: 'fields' });
	const text = JSON.stringify({ ok: true, id: 'x' });
	const { parameters } = suggestSettings([{ records: [{ n: 1 }], status: 200, text }], settings);
	expect(parameters).toMatchObject({ recordOutcome: 'field', successField: '$.ok' });
	expect(parameters).not.toHaveProperty('responseReports');
});

test('words of which nobody knows whether they mean yes are taken for failures, and that is said', () => {
	const { parameters, reasons } = suggestFrom({
		items: [
			{ id: 'a-1', state: 'done' },
			{ id: 'a-2', state: 'parked' },
			{ id: 'a-3', state: 'done' },
		],
	});
	expect(parameters).toMatchObject({ successField: '$.state', successValues: 'done' });
	expect(reasons.at(-1)).toMatch(/Nobody knows/);
});

test('where no word says which means yes, nothing is proposed, and that is said', () => {
	const { parameters, reasons } = suggestFrom({
		items: [
			{ id: 'a-1', fate: 'blau' },
			{ id: 'a-2', fate: 'gruen' },
			{ id: 'a-3', fate: 'blau' },
		],
	});
	expect(parameters).toBeUndefined();
	expect(reasons.join(' ')).toMatch(/Nothing can be proposed.*"fate": "gruen"/);
});

test('code and message are found under names that nobody knows', () => {
	const { parameters } = suggestFrom({
		items: [
			{ id: 'a-1', verdict: 'kept' },
			{ id: 'a-2', verdict: 'turned_down', because: { key: 'MAIL', say: 'it has no @' } },
			{ id: 'a-3', verdict: 'kept' },
		],
	});
	expect(parameters).toMatchObject({
		recordOutcome: 'field',
		successField: '$.verdict',
		successValues: 'kept',
		parsePathMap: {
			entries: [
				{ name: 'status_code', path: '$.because.key' },
				{ name: 'error_message', path: '$.because.say' },
			],
		},
	});
});

test('a word that nobody knows is no success beside one that says no', () => {
	const { parameters } = suggestFrom({
		items: [
			{ id: 'a-1', state: 'done' },
			{ id: 'a-2', state: 'failed' },
			{ id: 'a-3', state: 'parked' },
		],
	});
	expect(parameters).toMatchObject({ successField: '$.state', successValues: 'done' });
});

test('what only some of the good ones have is no reason to doubt them', () => {
	const { parameters } = suggestFrom({
		items: [
			{ id: 'a-1', success: true, message: 'was there already' },
			{ id: 'a-2', success: false, message: 'no' },
			{ id: 'a-3', success: true },
		],
	});
	expect(parameters).toMatchObject({ successField: '$.success', successValues: 'true' });
});

test('a list with a name that nobody knows is taken for one of failures', () => {
	const { parameters } = suggestFrom({ accepted: ['a-1', 'a-3'], quarantine: ['a-2'] });
	expect(parameters).toMatchObject({
		responseSplitPath: '$.accepted[*],$.quarantine[*]',
		failureSplitPaths: '$.quarantine[*]',
	});
});

test('an answer that names some records only is not taken for one of the request', () => {
	expect(suggestFrom({ taken: ['a-1', 'a-3'] }).parameters).toBeUndefined();
});

test('where another number of records was answered, that is said', () => {
	const body = { results: [{ success: true }, { success: false }] };
	const { parameters, reasons } = suggestFrom(body);
	expect(parameters).toBeUndefined();
	expect(reasons.join(' ')).toMatch(
		/2 parts at \$\.results\[\*\], but 3 records are held against it/,
	);
	const links = { ok: true, links: [{ rel: 'self', href: '/x' }] };
	expect(suggestFrom(links).parameters).toMatchObject({ responseReports: 'wholeRequest' });
});

test('what the user says of failures counts more than words', () => {
	const body = { items: [1, 2, 3].map((n) => ({ id: `a-${n}`, state: n === 2 ? 'new' : 'old' })) };
	expect(suggestFrom(body, { failed: [0, 2] }).parameters).toMatchObject({
		successField: '$.state',
		successValues: 'new',
	});
});

test('where the number may count from 0 or from 1, that is said', () => {
	const isSaid = (body: unknown) =>
		suggestFrom(body).reasons.some((reason) => reason.includes('from 0 or from 1'));
	expect(isSaid({ errors: [{ index: 1, message: 'no' }] })).toBe(true);
	expect(isSaid({ errors: [{ index: 0, message: 'no' }] })).toBe(false);
	expect(isSaid({ errors: [{ row: 3, message: 'no' }] })).toBe(false);
});

test.each([
	['a web page', '<html></html>', /web page/],
	['JSON that is cut off', '{"a": ', /cut off/],
	[
		'one record and a reason for whatever',
		'{"verdict":"turned_down","because":"no"}',
		/Nothing can be proposed/,
	],
	['only counts', '{"imported": 2, "failed": 1}', /Nothing can be proposed/],
])('of %s nothing is proposed, with a sentence', (_, text, sentence) => {
	const { parameters, reasons } = suggestSettings([{ records, status: 200, text }], panel);
	expect(parameters).toBeUndefined();
	expect(reasons.join(' ')).toMatch(sentence);
});

test('several examples are read by the same settings', () => {
	const good = JSON.stringify({ results: records.map(({ id }) => ({ id })) });
	const bad = JSON.stringify({ results: [{ id: 'a-1' }], errors: [{ id: 'a-2' }, { id: 'a-3' }] });
	const { parameters } = suggestSettings(
		[good, bad].map((text) => ({ records, status: 200, text })),
		panel,
	);
	expect(parameters).toMatchObject({ responseSplitPath: '$.results[*],$.errors[*]' });
});

test('an answer to a long request is read whole', () => {
	const many = Array.from({ length: 700 }, (_, n) => ({ id: `a-${n}` }));
	const text = JSON.stringify({
		taken: many.slice(0, 650).map(({ id }) => ({ id })),
		errors: many.slice(650).map(({ id }) => ({ id, code: 'E1' })),
	});
	const { parameters } = suggestSettings([{ records: many, status: 200, text }], panel);
	expect(parameters).toMatchObject({ failureSplitPaths: '$.errors[*]', requestKeyPath: '$.id' });
});

test.each([
	['nested a thousand deep', `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`],
	['nested as deep as is read', `${'{"a":['.repeat(90)}1${']}'.repeat(90)}`],
	['of lists in lists', JSON.stringify({ a: [[[[records]]], records, [records, records]] })],
	['with odd names', JSON.stringify({ "it's": { '': [{ '*': 'a-1' }], '..': { _: 'a-2' } } })],
	[
		'of many lists',
		JSON.stringify(
			Object.fromEntries(records.concat(records).map((_, n) => [`l${n}`, ['a-1', 'a-2', 'a-3']])),
		),
	],
	['null', 'null'],
	['a number', '7'],
	['empty', ''],
])('an answer %s does no harm', (_, text) => {
	expect(() => suggestSettings([{ records, status: 200, text }], panel)).not.toThrow();
});

test('the records of a request are found in a list, in a body, or are the body', () => {
	const list = [{ id: 1 }, { id: 2 }];
	expect(readExampleRequest(list)).toEqual({ records: list });
	expect(readExampleRequest({ a: { 'b c': list } })).toEqual({
		records: list,
		path: "$.a['b c'][*]",
	});
	expect(readExampleRequest({ id: 1, tags: ['x'] })).toEqual({ records: [{ id: 1, tags: ['x'] }] });
	expect(readExampleRequest('x')).toEqual({ records: [] });
});
