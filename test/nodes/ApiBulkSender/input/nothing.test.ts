import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { Destination } from '../../../support/destination';

const destination = new Destination();

const zeros = {
	records: {
		...{ total: 0, succeeded: 0, failed: 0, unsent: 0, unclear: 0 },
		...{ accepted: 0, notSucceeded: 0 },
	},
	requests: { sent: 0, retried: 0, yielded: 0 },
	durationMs: 0,
	recordsPerSecond: 0,
	errors: [],
};

const cases: Array<[string, INodeExecutionData[], INodeParameters]> = [
	['a single empty item', [{ json: {} }], {}],
	['an empty list in Records JSON', [{ json: {} }], { recordsFrom: 'json', recordsJson: '[]' }],
	['an empty Records JSON', [{ json: { a: 1 } }], { recordsFrom: 'json', recordsJson: '' }],
	['Records JSON null', [{ json: {} }], { recordsFrom: 'json', recordsJson: '={{ null }}' }],
	[
		'an empty list at Request Split Path',
		[{ json: { docs: [] } }],
		{ itemsAre: 'requestBodies', requestSplitPath: '$.docs[*]' },
	],
	['a single empty item that stands for a body', [{ json: {} }], { itemsAre: 'requestBodies' }],
];

describe.each(cases)('%s', (_, items, parameters) => {
	it('gives two empty outputs, a Summary of zeros and a hint, and sends nothing', async () => {
		const { outputs, error, hints } = await destination.send({ items, parameters });
		expect(error).toBeUndefined();
		expect(outputs).toEqual([[], [], [{ json: zeros, pairedItem: { item: 0 } }]]);
		expect(hints).toEqual([expect.stringMatching(/no records to send.*'Records JSON'/)]);
		expect(destination.sandbox.requests).toEqual([]);
	});

	it('still refuses a wrong setting', async () => {
		const wrong = { ...parameters, maxRetries: -1 };
		const { error } = await destination.send({ items, parameters: wrong });
		expect(error?.message).toMatch(/'Max Retries'/);
	});
});

it('gives three lists of nothing but zeros for a wrong setting under Continue On Fail', async () => {
	const { outputs } = await destination.send({
		items: [{ json: {} }],
		parameters: { maxRetries: -1 },
		node: { onError: 'continueRegularOutput' },
	});
	expect(outputs.slice(0, 2)).toEqual([[], []]);
	expect(outputs[2]?.[0].json.records).toEqual(zeros.records);
});

it('counts one empty item among others as a record', async () => {
	const { summary } = await destination.send({ items: [{ json: {} }, { json: { id: 2 } }] });
	expect(summary.records).toMatchObject({ total: 2, succeeded: 2 });
	expect(destination.requests[0].body).toEqual([{}, { id: 2 }]);
});

it('counts a single item without json but with a file as a record', async () => {
	const { summary } = await destination.send({
		items: [{ json: {}, binary: { data: { data: 'aGk=', mimeType: 'text/plain' } } }],
	});
	expect(summary.records).toMatchObject({ total: 1 });
});
