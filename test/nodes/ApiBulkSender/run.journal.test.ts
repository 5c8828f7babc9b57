import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

import { BinaryStore } from '../../support/binaryStore';
import type { NodeRun } from '../../support/runNode';
import { AnsweringDestination, map, records, rowsOf } from './realAnswers/answering';

const store = new BinaryStore();
const destination = new AnsweringDestination();

const answer = ({ body }: { body: unknown }) => ({
	body: rowsOf(body).map(({ id }) =>
		Number(id) % 3 === 0 ? { code: 'E1', message: 'no threes' } : { code: 'OK' },
	),
});

type Answer = Parameters<typeof destination.send>[0];

let run = 0;
beforeEach(() => run++);
const journalFile = () => join(store.folder, `journal-${run}`);

async function send(
	parameters: INodeParameters,
	{
		items = [{ json: {} }] as INodeExecutionData[],
		answers = answer as Answer,
		options = {} as IDataObject,
		journal = {} as IDataObject,
		...other
	}: Partial<NodeRun> & { answers?: Answer; options?: IDataObject; journal?: IDataObject } = {},
) {
	return await destination.send(answers, {
		items,
		...other,
		parameters: {
			groupingLimit: 2,
			parsePathMap: map({ status_code: '$.code', error_message: '$.message' }),
			...parameters,
			options: {
				journal: { journal: { journalFile: journalFile(), ...journal } },
				...options,
			} as INodeParameters,
		},
	});
}

async function onDisk(name: string, text: string): Promise<INodeParameters> {
	const filePath = join(store.folder, name);
	await writeFile(filePath, text);
	return { recordsFrom: 'file', fileIs: 'onDisk', filePath };
}

const table = (rows: number) =>
	`id,name\n${Array.from({ length: rows }, (_, at) => `${at + 1},n${at + 1}\n`).join('')}`;

/** Stops the run at a record, as a login that expires would. */
const stopsAt = (id: string) => (asked: { body: unknown }) =>
	rowsOf(asked.body).some((row) => row.id === id) ? { status: 403, body: 'no' } : answer(asked);

describe.each(['file', 'items'] as const)('a journal of %s', (from) => {
	const input = async (count: number) =>
		from === 'file'
			? { parameters: await onDisk(`a-${run}.csv`, table(count)), items: undefined }
			: { parameters: {}, items: records(count) };

	it('lets a second run go on where the first stopped, and reports every record once', async () => {
		const { parameters, items } = await input(8);
		const first = await send(parameters, { items, answers: stopsAt('5') });
		expect(first.error).toBeUndefined();
		expect(first.summary.records).toMatchObject({ total: 8, succeeded: 3, unsent: 2 });
		const second = await send(parameters, { items });
		expect(destination.sent.flat().sort()).toEqual(['7', '8']);
		expect(second.summary).toMatchObject({
			records: { total: 8, succeeded: 5, failed: 3, unsent: 0, fromJournal: 6 },
			journal: { file: expect.stringContaining(`journal-${run}.`) },
		});
		const third = await send(parameters, { items });
		expect(destination.asked).toEqual([]);
		expect(third.summary).toMatchObject({
			records: { total: 8, succeeded: 5, failed: 3, fromJournal: 8 },
			journal: { endedBefore: true },
		});
		expect(third.hints.join()).toMatch(/sent to its end by an earlier run.*delete/s);
	});

	it('of another input that has not ended is refused, or set aside', async () => {
		const one = await input(8);
		await send(one.parameters, { ...one, answers: stopsAt('3') } as never);
		const other = await input(4);
		const refused = await send(other.parameters, { items: other.items });
		expect(refused.error?.message).toMatch(/of a run with another input .* has not ended/);
		expect(refused.error?.description).toMatch(/If Unfinished.*Set Aside.*Run Key/s);
		expect(destination.asked).toEqual([]);
		const aside = await send(other.parameters, {
			items: other.items,
			journal: { ifUnfinished: 'setAside' },
		});
		expect(aside.summary.records).toMatchObject({ total: 4, succeeded: 3, failed: 1 });
		const names = await readdir(store.folder);
		expect(names.some((name) => name.startsWith(`journal-${run}.unfinished-`))).toBe(true);
	});

	it('that has ended makes room for the input of the next day', async () => {
		for (const count of [2, 4, 5]) {
			const { parameters, items } = await input(count);
			const { summary, error } = await send(parameters, { items });
			expect(error).toBeUndefined();
			expect(summary.records).toMatchObject({ total: count });
			expect(summary.records).not.toHaveProperty('fromJournal');
		}
	});

	it('is not hindered by other settings for reading answers, but by others for requests', async () => {
		const { parameters, items } = await input(8);
		await send(parameters, { items, answers: stopsAt('5') });
		const refused = await send({ ...parameters, apiEndpoint: '/other' }, { items });
		expect(refused.error?.message).toMatch(/the same input with other settings \(API Endpoint\)/);
		const goesOn = await send(
			{ ...parameters, parsePathMap: map({ status_code: '$.code' }) },
			{ items, options: { concurrency: 2 } },
		);
		expect(goesOn.error).toBeUndefined();
		expect(goesOn.summary.records).toMatchObject({ total: 8, unsent: 0 });
	});

	it('gives records the same ids in a second run', async () => {
		const { parameters, items } = await input(4);
		const mapped = {
			...parameters,
			specifyFieldMapping: 'json',
			fieldMappingJson: JSON.stringify([
				{ target: 'id', source: 'field', value: 'id' },
				{ target: 'uid', source: 'uniqueId' },
			]),
		};
		const options = { idempotencyKeyHeader: 'Idempotency-Key' };
		const slow = { afterMs: 700, body: [{}, {}] };
		const onStart = (cancel: () => void) => {
			const timer = setInterval(() => {
				if (destination.asked.length === 0) return;
				clearInterval(timer);
				cancel();
			}, 5);
		};
		await send(mapped, { items, options, answers: slow, onStart } as never);
		const [first] = destination.asked;
		expect(rowsOf(first.body)[0].uid).toMatch(/^[0-9a-f]{8}-/);
		await send(mapped, { items, options });
		const again = destination.asked.find(({ text }) => text === first.text);
		expect(again?.headers['idempotency-key']).toBe(first.headers['idempotency-key']);
	});
});

describe('a journal', () => {
	it('holds no secret', async () => {
		const secret = 'Sesame-open-4711';
		const credential = destination.credential({
			authentication: 'header',
			headerName: 'X-Key',
			headerValue: secret,
		});
		const told = { body: [{ code: 'E', message: `no, ${secret}` }, { code: 'E' }] };
		await send({}, { items: records(2), credential, answers: told } as never);
		for (const name of await readdir(store.folder)) {
			if (!name.endsWith('.journal')) continue;
			expect(await readFile(join(store.folder, name), 'utf8')).not.toContain(secret);
		}
	});

	it('does not stand in the way of the repair of a run of which nothing arrived', async () => {
		const items = records(4);
		const wrong = await send({ apiEndpoint: '/wrong' }, { items, answers: { status: 404 } });
		expect(wrong.error?.message).toMatch(/HTTP 404/);
		const right = await send({}, { items });
		expect(right.error).toBeUndefined();
		expect(destination.sent.flat()).toHaveLength(4);
		expect(right.hints.join()).toMatch(/other settings \(API Endpoint\).*began anew/);
	});

	it('of a file that broke off goes on with the encoding that the file has', async () => {
		const rows = Array.from({ length: 40_000 }, (_, at) => `${at * 3 + 1},${'x'.repeat(30)}\n`);
		const text = Buffer.from(`id,n\n${rows.join('')}1,Zoë\n`, 'latin1');
		const data = await store.put(text, `broken-${run}.csv`);
		const items = [{ json: {}, binary: { data } }];
		const broken = { recordsFrom: 'file', groupingLimit: 1000 };
		const first = await send(broken, { items });
		expect(first.summary).toMatchObject({ records: { succeeded: 40_000, notRead: true } });
		const fileOptions = { encoding: 'windows-1252' };
		const second = await send({ ...broken, fileOptions }, { items });
		expect(second.error).toBeUndefined();
		expect(rowsOf(destination.asked[0].body)).toEqual([{ id: '1', n: 'Zoë' }]);
		expect(second.summary.records).toMatchObject({ total: 40_001, fromJournal: 40_000 });
	});

	it('from which all is told, though it did not end well, says how to send anew', async () => {
		const items = records(2);
		const first = await send({}, { items, answers: { body: { said: 'nothing' } } });
		expect(first.summary.records).toMatchObject({ unclear: 2 });
		const second = await send({}, { items });
		expect(destination.asked).toEqual([]);
		expect(second.hints.join()).toMatch(
			/Nothing was sent.*2 had failed there, 2 of them unclear.*Look at the destination.*delete the journal's files/s,
		);
	});

	it('of several files is one of each', async () => {
		const files = await Promise.all([2, 4].map((n) => store.put(table(n), `f${n}.csv`)));
		const items = files.map((data) => ({ json: {}, binary: { data } }));
		await send({ recordsFrom: 'file' }, { items, answers: stopsAt('4') });
		const second = await send({ recordsFrom: 'file' }, { items });
		expect(second.outputs[2]?.map(({ json }) => json.records)).toMatchObject([
			{ total: 2, fromJournal: 2 },
			{ total: 4, fromJournal: 4 },
		]);
	});

	it('of files of the same name is one of each too', async () => {
		const files = await Promise.all([2, 4].map((n) => store.put(table(n), 'same.csv')));
		const items = files.map((data) => ({ json: {}, binary: { data } }));
		await send({ recordsFrom: 'file' }, { items, answers: stopsAt('4') });
		const second = await send({ recordsFrom: 'file' }, { items });
		expect(second.error).toBeUndefined();
		expect(destination.asked).toEqual([]);
		expect(second.outputs[2]?.map(({ json }) => json.records)).toMatchObject([
			{ total: 2, fromJournal: 2 },
			{ total: 4, fromJournal: 4 },
		]);
	});

	it('is of another run when the destination is another, whoever says which it is', async () => {
		const items = records(4);
		await send({}, { items, answers: stopsAt('3') });
		const credential = destination.credential();
		const other = { ...credential, apiBaseUrl: `${String(credential.apiBaseUrl)}/v2` };
		const refused = await send({}, { items, credential: other });
		expect(refused.error?.message).toMatch(/the same input with other settings \(API Base URL\)/);

		run++;
		const apiEndpoint = '={{ "/records/" + $vars.list }}';
		const yields = (list: string) => (context: IExecuteFunctions) => {
			const read = context.getNodeParameter.bind(context) as (...args: unknown[]) => unknown;
			context.getNodeParameter = ((name: string, ...rest: unknown[]) =>
				name === 'apiEndpoint' ? `/records/${list}` : read(name, ...rest)) as never;
		};
		const ofList = async (list: string, answers: Answer = answer) =>
			await send({ apiEndpoint }, { items, answers, prepare: yields(list) });
		await ofList('a', stopsAt('3'));
		expect((await ofList('b')).error?.message).toMatch(/the same input with other settings/);
		expect((await ofList('a')).summary.records).toMatchObject({ total: 4, fromJournal: 4 });
	});

	it('keeps to the truth of all records in a run that ends early again', async () => {
		const parameters = await onDisk(`early-${run}.csv`, table(40));
		const stopsLate = (asked: { body: unknown }) =>
			rowsOf(asked.body).some((row) => row.id === '31')
				? { breaksOff: true as const }
				: answer(asked);
		// Everything but 33 to 40 is settled: 10 of threes, two unclear and two refused.
		const first = await send(parameters, {
			answers: (asked) =>
				rowsOf(asked.body).some((row) => row.id === '33')
					? { status: 403, body: 'no' }
					: stopsLate(asked),
		});
		expect(first.summary.records).toMatchObject({ total: 40, failed: 14, unclear: 2, unsent: 6 });
		// The second stops with its first request, which it makes for the first row that is open.
		const second = await send(parameters, { options: { sendOnlyFirst: 4 } });
		expect(second.summary.records).toMatchObject({
			total: 40,
			succeeded: 20,
			failed: 14,
			unclear: 2,
			unsent: 6,
			fromJournal: 34,
		});
		const counts = (second.summary.errors as Array<{ count: number }>).map(({ count }) => count);
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(14);
	});

	it('lies in the folder of n8n itself where nothing else is said', async () => {
		const { summary, error } = await send({}, { items: records(2), journal: { journalFile: '' } });
		expect(error).toBeUndefined();
		expect(summary.journal).toMatchObject({
			file: expect.stringMatching(/journals\/.*\.journal$/),
		});
	});

	it.each([
		['etc/journal', /is not a whole path/],
		['/etc/journal', /does not allow its nodes to write/],
		['/none/at/all', /folder that does not exist/],
	])('at %s is refused with what to do', async (path, sentence) => {
		const { error } = await send({}, { items: records(2), journal: { journalFile: path } });
		expect(error?.message).toMatch(sentence);
		expect(destination.asked).toEqual([]);
	});

	it('of a file at an address without a fingerprint of its own is made of a copy', async () => {
		let text = table(4);
		const server = createServer((_, response) => response.end(text));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const fileUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/u.csv`;
		const parameters = { recordsFrom: 'file', fileIs: 'atUrl', fileUrl };
		await send(parameters, { answers: stopsAt('3') });
		text = table(5);
		const refused = await send(parameters);
		expect(refused.error?.message).toMatch(/another input/);
		text = table(4);
		const second = await send(parameters);
		expect(second.summary.records).toMatchObject({ total: 4, fromJournal: 4 });
		expect((await readdir(store.folder)).some((name) => name.endsWith('.input'))).toBe(false);
		server.close();
	});
});
