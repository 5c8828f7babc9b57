import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { closedPort } from '../../../support/closedPort';
import { results } from '../../../support/destination';
import type { NodeResult } from '../../../support/runNode';
import {
	AnsweringDestination,
	became,
	goesOn,
	map,
	records,
	resultOf,
	rowsOf,
	type Answers,
	type Told,
} from './answering';

const destination = new AnsweringDestination();

const whole = { responseReports: 'wholeRequest' };

/** What n8n shows under Error details. */
function details({ error }: NodeResult): IDataObject | undefined {
	return (error as unknown as { context: { data?: IDataObject } } | undefined)?.context.data;
}

describe('the hint that nothing but words was believed', () => {
	const hint = expect.stringMatching(/'Parse Path Map' has no path for status_code/);

	it.each<[string, Told, INodeParameters]>([
		['a body', { body: { took: 3 } }, whole],
		['a text', { body: 'Done' }, whole],
		['parts', { body: [{ id: 1 }, { id: 2 }] }, {}],
	])('is given for %s without a code', async (_, told, parameters) => {
		const result = await destination.send(told, { parameters });
		expect(Object.values(became(result))).toEqual(['succeeded', 'succeeded']);
		expect(result.hints).toContainEqual(hint);
	});

	const byCode = { parsePathMap: map({ status_code: '$.code' }) };

	it.each<[string, Told, INodeParameters]>([
		['where there is no body', { status: 204 }, whole],
		['where a code is found', { body: { code: 200 } }, { ...whole, ...byCode }],
		['where a path for codes finds none', { body: { took: 3 } }, { ...whole, ...byCode }],
		[
			'where a field proves',
			{ body: { ok: 'yes' } },
			{ ...whole, recordOutcome: 'field', successField: '$.ok', successValues: 'yes' },
		],
		['where all was refused', { body: { success: false } }, whole],
	])('is not given %s', async (_, told, parameters) => {
		const { hints } = await destination.send(told, { parameters });
		expect(hints).not.toContainEqual(hint);
	});
});

describe('a run whose first requests are all refused with the same words', () => {
	const refusal = (nth: number): Told => ({
		status: 400,
		body: {
			error: { message: `Object type "contacts${nth}" is <b>unknown</b>. Line ${nth}, see docs.` },
		},
	});
	const inPairs = { ...whole, groupingLimit: 2 };
	const send = async (parameters: INodeParameters, answers: Answers = (_, nth) => refusal(nth)) =>
		await destination.send(answers, { items: records(50), parameters });

	it('stops after three batches and is red: what the destination said, then what to look at', async () => {
		const result = await send(inPairs);
		const { error } = result;
		expect(destination.asked).toHaveLength(3);
		expect(result.outputs).toEqual([]);
		expect(error?.message).toBe('Object type "contacts3" is unknown');
		expect(error?.description).toMatch(/^Line 3, see docs\. The first 3 requests/);
		expect(error?.description).toMatch(/'Grouping Limit', 'Request Split Path' and 'API Endpoint'/);
	});

	it('keeps its account with the execution', async () => {
		expect(details(await send(inPairs))).toMatchObject({
			summary: {
				records: { total: 50, succeeded: 0, failed: 6, unsent: 44 },
				requests: { sent: 3 },
				successRate: 0,
			},
		});
	});

	it('is not red under Continue On Fail: outputs and hint say the same', async () => {
		const result = await destination.send((_, nth) => refusal(nth), {
			items: records(50),
			parameters: inPairs,
			node: goesOn,
		});
		const outcomes = Object.values(became(result));
		expect(outcomes.filter((outcome) => outcome === 'rejected')).toHaveLength(6);
		expect(outcomes.filter((outcome) => outcome === 'stopped')).toHaveLength(44);
		expect(result.hints[0]).toMatch(/^Sending stopped early; 44 records are unsent\. Object type/);
		expect(result.hints.join()).not.toMatch(/<b>/);
	});

	it('stops after twenty requests of one record', async () => {
		const { error } = await send({ bulkSupport: false });
		expect(destination.asked).toHaveLength(20);
		expect(error?.description).toMatch(/'API Endpoint'/);
	});

	it('stops where the refusal is a 200 that says no, without the list', async () => {
		const { error } = await send(
			{ groupingLimit: 2, responseSplitPath: '$.results[*]' },
			{ body: { success: false, message: 'Wrong list' } },
		);
		expect(destination.asked).toHaveLength(3);
		expect(error?.message).toMatch(/^Wrong list/);
	});

	it.each<[string, INodeParameters, Answers]>([
		[
			'with other words each time',
			inPairs,
			(_, nth) => ({ status: 400, body: { message: `Wrong: ${'x'.repeat(nth)}` } }),
		],
		[
			'after a record was accepted',
			inPairs,
			({ body }, nth) => (rowsOf(body)[0].id === '1' ? { body: {} } : refusal(nth)),
		],
		[
			'with Stop When Unclear off',
			{ ...inPairs, options: { stopWhenUnclear: false } },
			(_, nth) => refusal(nth),
		],
	])('goes on %s', async (_, parameters, answers) => {
		const result = await send(parameters, answers);
		expect(Object.values(became(result))).not.toContain('stopped');
		expect(destination.asked).toHaveLength(25);
	});

	it.each<[string, INodeParameters]>([
		['batches', inPairs],
		['single records', { bulkSupport: false }],
	])('goes on while Split Codes holds that status: %s', async (_, parameters) => {
		const result = await send({ ...parameters, options: { splitCodes: '400' } });
		expect(Object.values(became(result))).toEqual(Array(50).fill('rejected'));
	});
});

describe('a run that nothing came of', () => {
	const oneByOne = { ...whole, groupingLimit: 1 };

	it.each<[string, Answers, INodeParameters]>([
		['404 first', { status: 404, body: { message: 'No such page' } }, oneByOne],
		['405 first', { status: 405 }, oneByOne],
		['415 first', { status: 415 }, oneByOne],
		['a redirect', { status: 302, headers: { location: '/login' } }, oneByOne],
		['401', { status: 401 }, oneByOne],
		['403', { status: 403 }, oneByOne],
	])('is red: %s', async (_, answers, parameters) => {
		const result = await destination.send(answers, { parameters });
		expect(result.error?.message).toMatch(/[^.]$/);
		expect(result.error?.description).toMatch(/\w/);
		expect(details(result)).toMatchObject({
			summary: { records: { total: 2, succeeded: 0, failed: 1, unsent: 1 } },
		});
		expect(destination.asked).toHaveLength(1);
	});

	it('is red where the network is away', async () => {
		const credential = destination.credential({
			apiBaseUrl: `http://127.0.0.1:${await closedPort()}`,
		});
		const result = await destination.send({}, { credential, parameters: { maxRetries: 0 } });
		expect(result.error?.description).toMatch(/'API Base URL'/);
		expect(details(result)).toHaveProperty('summary.records.total', 2);
	});

	const ok: Told = { body: {} };

	it.each<[string, Answers, INodeParameters]>([
		['a record succeeded', [ok, { status: 403 }], oneByOne],
		[
			'a record is unclear',
			[{ status: 500 }, { status: 403 }],
			{ ...oneByOne, options: { stopWhenUnclear: false } },
		],
		[
			'Stop After Failures ended it',
			{ status: 422 },
			{ ...oneByOne, options: { stopAfterFailures: 1 } },
		],
		[
			'a code in a part stopped it',
			{ body: [{ code: 'E_QUOTA' }] },
			{
				groupingLimit: 1,
				parsePathMap: map({ status_code: '$.code' }),
				options: { stopCodes: 'E_QUOTA' },
			},
		],
		['each record was refused by itself', { status: 422 }, oneByOne],
	])('is not red where %s', async (_, answers, parameters) => {
		const result = await destination.send(answers, { parameters });
		expect(Object.keys(became(result))).toHaveLength(2);
	});
});

it.each<[string, Told]>([
	['a stop', { body: { success: false, message: 'The list is closed.' } }],
	['a call', { body: { success: false, message: 'The list is closed!' } }],
	['none', { body: { success: false, message: 'The list is closed' } }],
])("the destination's own sentence ends once, and ours follows: %s", async (_, told) => {
	const result = await destination.send(told, { parameters: whole });
	expect(resultOf(result, '1').reason).toMatch(/^The list is closed[.!] The answer says no by/);
});

describe("a web page in the destination's words", () => {
	const message = `<img src=x onerror="alert(1)"><a href="//evil">Quota</a> used up <script>${'x'.repeat(5000)}`;
	const answer: Told = { status: 403, body: { message } };

	it('leaves neither tags nor its length in the error', async () => {
		const { error } = await destination.send(answer);
		const text = `${error?.message} ${error?.description}`;
		expect(text).toMatch(/Quota used up/);
		expect(text).not.toMatch(/<|alert/);
		expect(text.length).toBeLessThan(2100);
	});

	it('leaves neither in a hint, and stands in the result as it was said', async () => {
		const parameters = { parsePathMap: map({ error_message: '$.message' }) };
		const result = await destination.send(answer, { parameters, node: goesOn });
		expect(result.hints[0]).toMatch(/Quota used up/);
		for (const hint of result.hints) {
			expect(hint).not.toMatch(/<|alert/);
			expect(hint.length).toBeLessThan(1100);
		}
		expect(resultOf(result, '1').parsed).toEqual({ error_message: message });
	});
});

describe('what leaves', () => {
	const parts: Told = {
		body: [
			{ code: 200 },
			{ code: 'E7', message: 'No email in "a"', warnings: ['old'] },
			{ code: 'E7', message: 'No email in "b"' },
			{ code: 200 },
		],
	};
	const parsePathMap = map({
		status_code: '$.code',
		error_message: '$.message',
		warnings: '$.warnings',
	});
	const send = async () =>
		await destination.send(parts, {
			items: records(4),
			parameters: { parsePathMap, options: { includeResponse: true } },
		});

	it('has its result in front', async () => {
		const { succeeded, failed } = await send();
		for (const { json } of [...succeeded, ...failed]) {
			expect(Object.keys(json)).toEqual(['delivery', 'id']);
		}
	});

	it('has its own fields in one order, and none that is empty', async () => {
		const result = await send();
		expect(Object.keys(resultOf(result, '1'))).toEqual([
			...['outcome', 'httpStatus', 'attempts', 'batch', 'parsed', 'response'],
		]);
		expect(Object.keys(resultOf(result, '2'))).toEqual([
			...['outcome', 'cause', 'reason', 'httpStatus', 'attempts', 'batch', 'parsed', 'warnings'],
			'response',
		]);
	});

	it('is one frozen object for the plain successes of a batch', async () => {
		const result = await destination.send(parts, {
			items: records(4),
			parameters: { parsePathMap },
		});
		const [first, fourth] = results(result.succeeded);
		expect(fourth).toBe(first);
		expect(Object.isFrozen(first)).toBe(true);
	});

	it('has the errors right after the records in Summary, grouped by code', async () => {
		const { summary } = await send();
		expect(Object.keys(summary).slice(0, 3)).toEqual(['records', 'errors', 'successRate']);
		expect(summary).toMatchObject({
			records: { total: 4, succeeded: 2, failed: 2, notSucceeded: 2 },
			errors: [{ code: 'E7', message: expect.stringMatching(/No email in/), count: 2 }],
			successRate: 0.5,
		});
	});
});
