import type { IDataObject } from 'n8n-workflow';

import { Destination, soundItems } from '../../support/destination';
import { runNode } from '../../support/runNode';

const destination = new Destination();

const merge = async (jsons: unknown[], node: object = {}) =>
	await runNode({
		credential: null,
		items: jsons.map((json) => ({ json: json as IDataObject })),
		parameters: { operation: 'mergeSummaries' },
		...node,
	});

/** Summaries of the parts of a file, sent for real. */
async function parts(): Promise<IDataObject[]> {
	const rows = Array.from({ length: 30 }, (_, at) =>
		JSON.stringify({ id: at + 1, ...(at % 10 === 4 && { fail: 'E7' }) }),
	);
	const data = Buffer.from(rows.join('\n')).toString('base64');
	const binary = { data: { data, mimeType: 'application/json', fileName: 'p.ndjson' } };
	const summaries: IDataObject[] = [];
	for (const partNumber of [1, 2, 3]) {
		const parameters = { recordsFrom: 'file', partCount: 3, partNumber, groupingLimit: 5 };
		const { summary } = await destination.send({ items: [{ json: {}, binary }], parameters });
		summaries.push(summary);
	}
	return summaries;
}

describe('Merge Summaries', () => {
	it('adds up what the parts of a file came to, without a credential', async () => {
		const told = await parts();
		const { outputs, error, hints, summary } = await merge(told);
		expect(error).toBeUndefined();
		expect(hints).toEqual([]);
		expect(outputs.slice(0, 2).map((items) => items ?? [])).toEqual([[], []]);
		expect(outputs[2]).toHaveLength(1);
		expect(outputs[2]?.[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(summary).toMatchObject({
			file: 'p.ndjson',
			parts: 3,
			merged: 3,
			records: { total: 30, succeeded: 27, failed: 3, unsent: 0, notSucceeded: 3 },
			successRate: 0.9,
			errors: [{ code: 'E7', count: 3, line: 5, file: 'p.ndjson', part: 1 }],
			startedAt: told[0].startedAt,
			endedAt: told[2].endedAt,
		});
		const { sent } = summary.requests as IDataObject;
		const sentByParts = told.map(({ requests }) => Number((requests as IDataObject).sent));
		expect(sent).toBe(sentByParts.reduce((sum, one) => sum + one));
	});

	it('says of which part there is no Summary, and of which there are several', async () => {
		const [first, , third] = await parts();
		const { summary, hints } = await merge([first, third, third]);
		expect(summary).toMatchObject({ parts: 3, missingParts: [2], repeatedParts: [3] });
		expect(hints).toEqual([
			expect.stringMatching(/^There is no Summary of part 2 of p\.ndjson/),
			expect.stringMatching(/^There are several Summaries of part 3 of p\.ndjson/),
		]);
	});

	it('gives back the only one, and says why there may be only one', async () => {
		const sent = await destination.send({ items: soundItems(3) });
		const { summary, hints } = await merge([sent.summary]);
		expect(summary).toEqual(sent.summary);
		expect(hints).toEqual([expect.stringMatching(/^Only one Summary came in.*Append/)]);
	});

	it('stops at an item that is no Summary, and says which and what to do', async () => {
		const { summary } = await destination.send({ items: soundItems(3) });
		const { error } = await merge([summary, { body: summary }]);
		expect(error).toMatchObject({
			message: expect.stringMatching(/^Item 1 is no Summary/),
			description: expect.stringMatching(/'Edit Fields'/),
		});
	});

	it('goes on under Continue On Fail, and does not claim to have counted everything', async () => {
		const { summary } = await destination.send({ items: soundItems(3) });
		const result = await merge([{ error: 'timeout' }, summary], {
			node: { onError: 'continueRegularOutput' },
		});
		expect(result.failed).toMatchObject([
			{ json: { item: 0, reason: expect.stringMatching(/^Item 0 is no Summary/) } },
		]);
		expect(result.summary).toMatchObject({
			records: { total: 3, succeeded: 3, notRead: true },
			errors: [{ code: 'unreadable', count: 1 }],
		});
		expect(result.summary).not.toHaveProperty('successRate');
		expect(result.hints).toEqual([expect.stringMatching(/^Item 0 is no/)]);
	});
});
