import { gzipSync } from 'node:zlib';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';

import { Destination, ids, results, soundItems } from '../../support/destination';

const destination = new Destination();

describe('a wait that no clock can hold', () => {
	it('ends the run as asked, and nothing that was answered is called unsent', async () => {
		destination.sandbox.faults.add({ status: 429, retryAfter: 99_999_999_999_999, after: 1 });
		const { error, succeeded, failed } = await destination.send({
			items: soundItems(2),
			node: { onError: 'continueRegularOutput' },
			parameters: { groupingLimit: 1, options: { concurrency: 1, maxYieldTime: 1 } },
		});
		expect(error).toBeUndefined();
		expect(ids(succeeded)).toEqual([1]);
		expect(results(failed)).toMatchObject([{ outcome: 'failed', cause: 'rejected', attempts: 1 }]);
	});
});

describe('a field of a ready-made body that has the name of the result', () => {
	it('is sent and not taken for a result', async () => {
		const { succeeded } = await destination.send({
			items: [{ json: { delivery: 'express', docs: [{ _id: 'a' }] } }],
			parameters: {
				itemsAre: 'requestBodies',
				apiEndpoint: '/api/orders/_bulk_docs',
				requestSplitPath: '$.docs[*]',
			},
		});
		expect(succeeded).toHaveLength(1);
		expect(destination.requests[0].body).toEqual({ delivery: 'express', docs: [{ _id: 'a' }] });
	});

	it('is refused where the body itself is the record', async () => {
		const { error } = await destination.send({
			items: [{ json: { id: 1, delivery: 'express' } }],
			parameters: { itemsAre: 'requestBodies', apiEndpoint: '/api/single' },
		});
		expect(error?.message).toMatch(/has a field "delivery" of its own/);
		expect(destination.requests).toEqual([]);
	});
});

describe('a result field that n8n would take for an error', () => {
	it.each(['error', 'message', 'details', 'record'])('%s is refused', async (resultField) => {
		const { error } = await destination.send({
			items: soundItems(1),
			parameters: { options: { resultField } },
		});
		expect(error?.message).toMatch(`'Result Field' cannot be "${resultField}"`);
		expect(destination.requests).toEqual([]);
	});
});

describe('DELETE without Bulk Support', () => {
	it('is refused with a path into a body that is not sent', async () => {
		const { error } = await destination.send({
			items: [{ json: { docs: [{ id: 1 }, { id: 2 }] } }],
			parameters: {
				itemsAre: 'requestBodies',
				apiMethod: 'DELETE',
				bulkSupport: false,
				requestSplitPath: '$.docs[*]',
			},
		});
		expect(error?.message).toMatch(/'Request Split Path' has no place.*DELETE/);
	});
});

describe('an option that was added by an expression that yields nothing useful', () => {
	it('Send Only First of 0 is refused, since it would send all', async () => {
		const { error } = await destination.send({
			items: soundItems(2),
			parameters: { options: { sendOnlyFirst: 0 } },
		});
		expect(error?.message).toMatch(/'Send Only First' must be a whole number from 1/);
	});
});

describe('an answer that comes compressed', () => {
	let server: Server;
	let encoding = 'gzip';
	beforeAll(async () => {
		server = createServer((request, response) => {
			request.resume().on('end', () => {
				response.setHeader('content-encoding', encoding);
				response.end(gzipSync(JSON.stringify([{ success: false, code: 'E1' }])));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterAll(() => server.close());
	const send = async () => {
		const { port } = server.address() as AddressInfo;
		const apiBaseUrl = `http://127.0.0.1:${port}`;
		return await destination.send({
			items: soundItems(1),
			credential: destination.credential('none', { apiBaseUrl }),
		});
	};

	it('is read', async () => {
		const { failed } = await send();
		expect(results(failed)).toMatchObject([{ cause: 'rejected', parsed: { status_code: 'E1' } }]);
	});

	it('is unclear when it cannot be read', async () => {
		encoding = 'zstd';
		const { failed } = await send();
		expect(results(failed)).toMatchObject([
			{ cause: 'unclear', reason: expect.stringMatching(/compressed in a way/) },
		]);
	});
});

describe('hints', () => {
	it('say how many records could not be sent, and why', async () => {
		const { hints } = await destination.send({
			items: soundItems(2),
			parameters: { apiEndpoint: '/api/items/{number}', bulkSupport: false },
		});
		expect(hints).toContainEqual(
			expect.stringMatching(/^2 records could not be sent.*no usable "number"/),
		);
	});

	it('say that Send Only First held records back', async () => {
		const { hints } = await destination.send({
			items: soundItems(3),
			parameters: { options: { sendOnlyFirst: 2 } },
		});
		expect(hints).toContainEqual(expect.stringMatching(/2 of 3 records were taken/));
	});

	it('warn when the same Records JSON is taken once for each item', async () => {
		const { hints } = await destination.send({
			items: soundItems(3),
			parameters: { recordsFrom: 'json', recordsJson: '[{"id": 1, "email": "a@b.c"}]' },
		});
		expect(hints).toContainEqual(expect.stringMatching(/taken 3 times/));
	});
});

describe('a byte order mark in the name of a field', () => {
	const hint = expect.stringMatching(/The name of the field "id" has an invisible byte order mark/);
	const hintsFor = async (json: IDataObject) =>
		(await destination.send({ items: [{ json }], parameters: { options: { dryRun: true } } }))
			.hints;

	it('is told, since the API would get it', async () => {
		expect(await hintsFor({ '\ufeffid': '1', name: 'Ada' })).toContainEqual(hint);
	});

	it('is not told where there is none, or only before an old result', async () => {
		expect(await hintsFor({ id: '1' })).not.toContainEqual(hint);
		const old = { '\ufeffdelivery.outcome': 'failed', 'delivery.cause': 'rejected', id: '1' };
		const hints = await hintsFor(old);
		expect(hints.join(' ')).not.toContain('byte order mark');
	});
});
