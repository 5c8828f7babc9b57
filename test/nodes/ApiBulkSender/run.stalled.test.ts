import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { BinaryStore } from '../../support/binaryStore';
import { AnsweringDestination, rowsOf } from './realAnswers/answering';

const store = new BinaryStore();
const destination = new AnsweringDestination();
const accept = ({ body }: { body: unknown }) => ({ body: rowsOf(body).map(() => ({})) });

/** Begins a file, with more than is looked at before anything is sent, and never ends it. */
let server: Server;
let address = '';
let open = 0;
beforeAll(async () => {
	server = createServer(({ url }, response) => {
		if (url === '/small.csv') {
			response.end('id\n7\n');
			return;
		}
		open++;
		response.on('close', () => open--);
		response.write(`id\n${`${'1'.repeat(99)}\n`.repeat(30_000)}`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const stalled = () => ({ recordsFrom: 'file', fileIs: 'atUrl', fileUrl: `${address}/stalled.csv` });

describe('a download that stands still', () => {
	it('does not hold a cancel up, and its connection ends', async () => {
		const { run, summary } = await destination.send(accept, {
			items: [{ json: {} }],
			parameters: { ...stalled(), groupingLimit: 1000 },
			onStart: (cancel) => void until(() => destination.asked.length >= 25).then(cancel),
		});
		expect(run.status).toBe('canceled');
		expect(summary.records).toMatchObject({ notRead: true });
		expect((summary.records as IDataObject).succeeded).toBeGreaterThan(20_000);
		await until(() => open === 0);
	});

	it('before anything was sent neither', async () => {
		const journal = { journal: { journalFile: join(store.folder, 'j') } };
		const { run } = await destination.send(accept, {
			items: [{ json: {} }],
			parameters: { ...stalled(), options: { journal } },
			onStart: (cancel) => void until(() => open === 1).then(cancel),
		});
		expect(run.status).toBe('canceled');
		expect(destination.asked).toEqual([]);
		await until(() => open === 0);
	});

	// The last: a process ends only once.
	it('does not hold the end of n8n up, and the files behind it are not begun', async () => {
		const ownListener = () => undefined;
		process.on('SIGTERM', ownListener);
		const files = ['small.csv', 'stalled.csv', 'third.csv'];
		// Each is looked at before anything is sent, but under Continue On Fail.
		const { outputs } = await destination.send(accept, {
			items: files.map((fileName) => ({ json: { fileName } })),
			parameters: {
				recordsFrom: 'file',
				fileIs: 'atUrl',
				fileUrl: `=${address}/{{ $json.fileName }}`,
				groupingLimit: 1000,
			},
			node: { onError: 'continueRegularOutput' },
			onStart: () =>
				void until(() => destination.asked.length >= 25).then(() => process.emit('SIGTERM')),
		});
		process.removeListener('SIGTERM', ownListener);
		const summaries = outputs[2]?.map(({ json }) => json as IDataObject);
		expect(summaries).toMatchObject([
			{ file: 'small.csv', records: { total: 1, succeeded: 1 } },
			{ file: 'stalled.csv', records: { unclear: 0, notRead: true } },
			{ file: 'third.csv', records: { total: 0, notRead: true } },
		]);
		expect(outputs[1]?.[2].json.reason).toMatch(/n8n is shutting down, so nothing of the file/);
		await until(() => open === 0);
	});
});
