import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { BinaryStore } from '../../support/binaryStore';
import { AnsweringDestination, map, rowsOf } from './realAnswers/answering';

const store = new BinaryStore();
const destination = new AnsweringDestination();

/** Refuses every record whose id is a multiple of three. */
const answer = ({ body }: { body: unknown }) => ({
	body: rowsOf(body).map(({ id }) =>
		Number(id) % 3 === 0 ? { code: 'E1', message: 'no threes' } : { code: 'OK', entity: `e${id}` },
	),
});

const answerMap = map({ status_code: '$.code', error_message: '$.message', entity_id: '$.entity' });

type Answer = Parameters<typeof destination.send>[0];

async function send(
	parameters: INodeParameters,
	{
		items = [{ json: {} }] as INodeExecutionData[],
		answers = answer as Answer,
		options = {} as IDataObject,
		...other
	} = {},
) {
	return await destination.send(answers, {
		items,
		...other,
		parameters: {
			recordsFrom: 'file',
			groupingLimit: 2,
			parsePathMap: answerMap,
			...parameters,
			options: { ...options } as INodeParameters,
		},
	});
}

async function onDisk(name: string, bytes: string | Buffer): Promise<INodeParameters> {
	const filePath = join(store.folder, name);
	await writeFile(filePath, bytes);
	return { fileIs: 'onDisk', filePath };
}

const table = (rows: number) =>
	`id,name\n${Array.from({ length: rows }, (_, at) => `${at + 1},n${at + 1}\n`).join('')}`;

const HEADER =
	'delivery_line,delivery_outcome,delivery_cause,delivery_reason,delivery_status,status_code,error_message,entity_id';

describe('a file on disk', () => {
	it('gives one item with a file on Succeeded and Failed, and one Summary', async () => {
		const { succeeded, failed, summary, error } = await send(await onDisk('a.csv', table(4)));
		expect(error).toBeUndefined();
		expect(succeeded.map(({ json }) => json)).toEqual([{ file: 'a.csv', succeeded: 3 }]);
		expect(failed.map(({ json }) => json)).toEqual([
			{ file: 'a.csv', failed: 1, unsent: 0, unclear: 0 },
		]);
		expect(succeeded[0].pairedItem).toEqual({ item: 0 });
		expect(await store.read(succeeded[0].binary?.data)).toBe(
			[
				`id,name,${HEADER}`,
				'1,n1,2,succeeded,,,200,OK,,e1',
				'2,n2,3,succeeded,,,200,OK,,e2',
				'4,n4,5,succeeded,,,200,OK,,e4',
				'',
			].join('\n'),
		);
		expect(await store.read(failed[0].binary?.data)).toBe(
			`id,name,${HEADER}\n3,n3,4,failed,rejected,E1: no threes,200,E1,no threes,\n`,
		);
		expect(failed[0].binary?.data).toMatchObject({
			fileName: 'a-failed.csv',
			mimeType: 'text/csv',
		});
		expect(summary).toMatchObject({
			file: 'a.csv',
			records: { total: 4, succeeded: 3, failed: 1, unsent: 0 },
			errors: [{ code: 'E1', message: 'no threes', count: 1, line: 4 }],
			requests: { sent: 2 },
		});
		expect(destination.sent).toEqual([
			['1', '2'],
			['3', '4'],
		]);
	});

	it('of which all arrived has a Failed file with a header and no rows', async () => {
		const { failed } = await send(await onDisk('b.csv', 'id\n1\n'));
		expect(await store.read(failed[0].binary?.data)).toBe(`id,${HEADER}\n`);
	});

	it.each([
		['lines', '{"id":1,"big":12345678901234567890}\n{"id":3}\n', 'l.ndjson'],
		['a list', '[{"id":1,"big":12345678901234567890},\n{"id":3}]', 'l.json'],
		['packed', gzipSync('{"id":1,"big":12345678901234567890}\n{"id":3}\n'), 'l.ndjson.gz'],
	])('as JSON, %s, keeps its digits on the way out and in the result', async (_, bytes, name) => {
		const { succeeded, failed } = await send(await onDisk(name, bytes));
		expect(destination.asked[0].text).toBe('[{"id":1,"big":12345678901234567890},{"id":3}]');
		const text = await store.read(succeeded[0].binary?.data);
		expect(text).toContain(
			'{"id":1,"big":12345678901234567890,"delivery":{"line":1,"outcome":"succeeded"',
		);
		const read = JSON.parse(await store.read(failed[0].binary?.data)) as
			IDataObject | IDataObject[];
		expect([read].flat()).toMatchObject([{ id: 3, delivery: { line: 2, cause: 'rejected' } }]);
	});

	it('can leave as another format', async () => {
		const options = { failedFileFormat: 'csv' };
		const text = '{"id":3,"tags":["a"]}\n{"id":6,"more":{"x":1}}\n';
		const { failed } = await send(await onDisk('f.ndjson', text), { options });
		const [header, first, second] = (await store.read(failed[0].binary?.data)).split('\n');
		expect(header).toBe(`id,tags,more,${HEADER},delivery_other_fields`);
		expect(first).toMatch(/^3,"\[""a""\]",,1,failed/);
		expect(second).toMatch(/^6,,"{""x"":1}",2,failed/);
	});

	it('with bad rows fails those by their line, and the rest goes on', async () => {
		const text = 'id,name\n1,a\n2\n3,c\n4,d,e\n5,"e" "\n7,g\n';
		const { failed, summary, hints } = await send(await onDisk('c.csv', text));
		expect(destination.sent.flat()).toEqual(['1', '3', '7']);
		expect(summary).toMatchObject({ records: { total: 6, succeeded: 2, failed: 4 } });
		const rows = (await store.read(failed[0].binary?.data)).split('\n');
		expect(rows.slice(1, -1).map((row) => row.split(',').slice(0, 5).join(','))).toEqual([
			'2,,3,failed,invalid',
			'3,c,4,failed,rejected',
			'4,"d,e",5,failed',
			'5,"""e"" """,6,failed,invalid',
		]);
		expect(hints.join('\n')).toMatch(/3 records could not be sent. Line 3: The row cannot be read/);
		expect(hints.join('\n')).toMatch(/1 row is shorter than the header.*Short Rows/);
	});

	it('is mapped like any record, and what cannot be converted is invalid by its line', async () => {
		const file = await onDisk('m.csv', 'id,age\n1,30\n2,old\n');
		const { failed } = await send({
			...file,
			specifyFieldMapping: 'json',
			fieldMappingJson: JSON.stringify([
				{ target: 'id', source: 'field', value: 'id' },
				{ target: 'properties.age', source: 'field', value: 'age', type: 'number' },
			]),
		});
		expect(destination.asked.map(({ body }) => body)).toEqual([
			[{ id: '1', properties: { age: 30 } }],
		]);
		expect(await store.read(failed[0].binary?.data)).toMatch(/\n2,old,3,failed,invalid,.*age.*old/);
	});

	it('counts what cannot be converted by field and type, with one value as an example', async () => {
		const rows = Array.from({ length: 120 }, (_, at) => `${at},old${at},1\n`);
		const file = await onDisk('m2.csv', `id,age,size\n${rows.join('')}121,1,x\n`);
		const { summary } = await send({
			...file,
			specifyFieldMapping: 'json',
			fieldMappingJson: JSON.stringify(
				['age', 'size'].map((value) => ({ target: value, source: 'field', value, type: 'number' })),
			),
		});
		expect(summary.errors).toMatchObject([
			{ message: expect.stringMatching(/age.*"old0" is no number/), count: 120, line: 2 },
			{ message: expect.stringMatching(/size.*"x" is no number/), count: 1, line: 122 },
		]);
	});

	it('goes back in as its failed file without a changed value', async () => {
		const cells = [
			'=1+1',
			"'=x",
			"''-5",
			'-5',
			"'plain",
			'+49 1',
			'@a',
			'\ttab',
			'a"b',
			'x\ny',
			' s ',
			'',
			'0012',
		];
		const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`);
		const text = `id;${cells.map((_, at) => `=c${at}`).join(';')}\n3;${quoted.join(';')}\n`;
		const first = await send(await onDisk('r.csv', text));
		const sent = destination.asked.map(({ body }) => body);
		const failed = await store.read(first.failed[0].binary?.data);
		expect(failed).toContain(`;'=1+1;''=x;'''-5;'-5;'plain;'+49 1`);
		const second = await send(await onDisk('again.csv', failed));
		expect(destination.asked.map(({ body }) => body)).toEqual(sent);
		expect(await store.read(second.failed[0].binary?.data)).toBe(
			failed.replace(/(\n3;[^]*?\n?[^]*?);2;failed/, '$1;2;failed'),
		);
	});

	it('keeps rows that could not be read out when its failed file goes back in as it is', async () => {
		const first = await send(await onDisk('u.csv', 'id,name\n3,c\n2\n4,d,e\n1,a\n'));
		const failed = await store.read(first.failed[0].binary?.data);
		const second = await send(await onDisk('u2.csv', failed));
		expect(destination.sent.flat()).toEqual(['3']);
		expect(second.summary).toMatchObject({ records: { total: 3, failed: 3 } });
		const corrected = failed.replace(/4,"d,e",4,failed,invalid,"[^"]*"/, '4,"d,e",4,failed,,');
		expect(corrected).not.toBe(failed);
		await send(await onDisk('u3.csv', corrected));
		expect(destination.sent.flat().sort()).toEqual(['3', '4']);
	});

	it('keeps lines of JSON that could not be read out in the same way', async () => {
		const first = await send(await onDisk('v.ndjson', '{"id":3}\n[1]\nrubbish\n'));
		const failed = await store.read(first.failed[0].binary?.data);
		expect(first.summary).toMatchObject({ records: { total: 3, failed: 3 } });
		const second = await send(await onDisk('v2.ndjson', failed));
		expect(destination.asked.map(({ text }) => text)).toEqual(['[{"id":3}]']);
		expect(second.summary).toMatchObject({ records: { total: 3, failed: 3 } });
		expect(await store.read(second.failed[0].binary?.data)).toContain(
			JSON.stringify('put it right, and empty its "cause" inside "delivery"').slice(1, -1),
		);
	});
});

describe('a file that cannot be read', () => {
	const refused = async (parameters: INodeParameters, items?: INodeExecutionData[]) => {
		const { error } = await send(parameters, { items });
		expect(destination.asked).toEqual([]);
		return `${error?.message} ${error?.description}`;
	};

	it.each([
		['missing', 'none.csv', /no such file/],
		['in a folder that is missing', 'none/none.csv', /no such f/],
		['a folder', '.', /it is a folder/],
	])('is refused with what to do: %s', async (_, name, sentence) => {
		const filePath = join(store.folder, name);
		expect(await refused({ fileIs: 'onDisk', filePath })).toMatch(sentence);
	});

	it.each(['customers.csv', 'C:\\\\data\\\\customers.csv'])(
		'because its path is not whole says whose path it is: %s',
		async (filePath) => {
			expect(await refused({ fileIs: 'onDisk', filePath })).toMatch(
				/'File Path' \(.*\) is not a whole path.*machine that n8n runs on/s,
			);
		},
	);

	it('is called by its name, and by its item where there are several', async () => {
		expect(await refused(await onDisk('contacts.csv', ''))).toMatch(
			/The file contacts\.csv cannot be read: it is empty/,
		);
		const files = await Promise.all(['id\n1\n', ''].map((text) => store.put(text, 'twin.csv')));
		const items = files.map((data) => ({ json: {}, binary: { data } }));
		expect(await refused({}, items)).toMatch(
			/The file twin\.csv \(item 1\) cannot be read: it is empty/,
		);
		expect(await refused({}, [items[0], { json: {} }])).toMatch(
			/The file \(item 1\) cannot be read: item 1 has no file/,
		);
	});

	it('because n8n does not allow it names the folder that is allowed', async () => {
		const filePath = '/etc/hostname';
		expect(await refused({ fileIs: 'onDisk', filePath })).toMatch(
			/not allow.*~\/\.n8n-files.*N8N_RESTRICT_FILE_ACCESS_TO/s,
		);
		await mkdir(join(store.folder, 'in'), { recursive: true });
		await symlink('/etc/hostname', join(store.folder, 'in', 'link.csv'));
		const link = join(store.folder, 'in', 'link.csv');
		expect(await refused({ fileIs: 'onDisk', filePath: link })).toMatch(/not allow/);
	});

	it('for its content stops before anything is sent', async () => {
		expect(await refused(await onDisk('x.csv', '<html>'))).toMatch(/web page \(HTML\)/);
		expect(await refused({ fileIs: 'onDisk', filePath: '' })).toMatch(/'File Path' is empty/);
		expect(await refused({ fileIs: 'onDisk', filePath: '~/a.csv' })).toMatch(/~ is not known/);
	});

	it.each([
		['the endpoint', { apiEndpoint: '/r/{nr}' }, /no usable "nr", which 'API Endpoint' needs/],
		['the key', { matchBy: 'key', requestKeyPath: '$.nr', responseKeyPath: '$.nr' }, /\$\.nr/],
		[
			'the mapping',
			{ specifyFieldMapping: 'json', fieldMappingJson: '{"a": "nr", "b": "id"}' },
			/'Field Mapping' takes "nr", which no record has/,
		],
	])('because a column is missing that %s needs', async (_, settings, sentence) => {
		const file = await onDisk('n.csv', 'id,name\n1,a\n');
		const told = await refused({ ...file, ...settings } as INodeParameters);
		expect(told).toMatch(sentence);
		expect(told).toMatch(/It has the fields "id", "name"/);
	});

	it('in a binary field names the fields that there are', async () => {
		const other = await store.put('a', 'a.csv');
		expect(await refused({}, [{ json: {}, binary: { other } }])).toMatch(
			/no file in a binary field "data".*other/s,
		);
	});

	it.each(['database', 'default'] as const)(
		'because n8n would hold it in memory (%s) names two ways out',
		async (mode) => {
			store.use(mode);
			const data = await store.put(Buffer.alloc(101 * 1024 * 1024, 'a'), 'large.csv');
			expect(await refused({}, [{ json: {}, binary: { data } }])).toMatch(
				/large\.csv has 101 MB.*File Is.*N8N_DEFAULT_BINARY_DATA_MODE=filesystem/s,
			);
		},
	);

	it('under Continue On Fail leaves by Failed, and the others go on', async () => {
		const good = await store.put('id\n1\n', 'good.csv');
		const bad = await store.put('%PDF', 'bad.csv');
		const items = [bad, good].map((data) => ({ json: {}, binary: { data } }));
		const node = { onError: 'continueRegularOutput' as const };
		const { failed, outputs } = await send({}, { items, node } as never);
		expect(destination.sent.flat()).toEqual(['1']);
		expect(failed[0].json).toMatchObject({
			item: 0,
			notRead: true,
			reason: expect.stringContaining('PDF'),
		});
		expect(outputs[2]?.map(({ json }) => json.records)).toMatchObject([
			{ total: 0, notRead: true },
			{ total: 1, succeeded: 1 },
		]);
	});

	it('among several stops before anything of the others is sent', async () => {
		const good = await store.put('id\n1\n', 'good.csv');
		const bad = await store.put('%PDF', 'bad.csv');
		const items = [good, bad].map((data) => ({ json: {}, binary: { data } }));
		expect(await refused({}, items)).toMatch(/PDF/);
	});
});

describe('a file in a binary field', () => {
	it.each(['filesystem-v2', 'database', 'default'] as const)(
		'is sent where n8n keeps it: %s',
		async (mode) => {
			store.use(mode);
			const data = await store.put(table(2), 'a.csv');
			const { succeeded } = await send({}, { items: [{ json: {}, binary: { data } }] });
			expect(succeeded[0].json).toEqual({ file: 'a.csv', succeeded: 2 });
		},
	);

	it('says what is read, done and left in the log of n8n', async () => {
		let info!: jest.SpyInstance;
		const data = await store.put(table(400), 'p.csv');
		let nth = 0;
		await send({}, {
			items: [{ json: {}, binary: { data } }],
			answers: (asked: { body: unknown }) =>
				++nth === 2 ? { status: 429, headers: { 'retry-after': '0' } } : answer(asked),
			prepare: (context: { logger: { info: () => void } }) => {
				info = jest.spyOn(context.logger, 'info');
			},
		} as never);
		const lines = info.mock.calls.map(([line]) => line as string);
		info.mockRestore();
		expect(lines).toContainEqual(
			expect.stringMatching(
				/^Send \(execution \S+\): \d+ of \d+ rows read of p\.csv done, \d+ failed, \d+ records\/s, about \d+ s left/,
			),
		);
	});

	it('has its place in an expression of its item', async () => {
		const [one, two] = [await onDisk('e1.csv', table(1)), await onDisk('e2.csv', table(2))];
		const items = [one, two].map(({ filePath }) => ({ json: { path: filePath as string } }));
		const parameters = { fileIs: 'onDisk', filePath: '={{ $json.path }}' };
		const { succeeded, hints } = await send(parameters, { items });
		expect(succeeded.map(({ json }) => json.succeeded)).toEqual([1, 2]);
		expect(hints.join()).not.toMatch(/first item only/);
	});

	it('follows the one before it, and each has its own items', async () => {
		const files = await Promise.all(
			[2, 4].map(async (rows) => await store.put(table(rows), `${rows}.csv`)),
		);
		const items = files.map((data) => ({ json: {}, binary: { data } }));
		const { succeeded, outputs, hints } = await send({}, { items });
		expect(
			succeeded.map(({ json, pairedItem }) => [json.file, json.succeeded, pairedItem]),
		).toEqual([
			['2.csv', 2, { item: 0 }],
			['4.csv', 3, { item: 1 }],
		]);
		expect(outputs[2]?.map(({ json }) => json.records)).toMatchObject([{ total: 2 }, { total: 4 }]);
		expect(hints.join()).not.toMatch(/stopped/);
	});
});

describe('a file of many rows', () => {
	const big = table(40_000);

	it.each(['filesystem-v2', 'default'] as const)(
		'leaves whole, stored as it comes: %s',
		async (mode) => {
			store.use(mode);
			const data = await store.put(big, 'big.csv');
			const { succeeded, failed, summary, error } = await send(
				{ groupingLimit: 1000 },
				{ items: [{ json: {}, binary: { data } }] },
			);
			expect(error).toBeUndefined();
			expect(summary).toMatchObject({
				records: { total: 40_000, succeeded: 26_667, failed: 13_333 },
			});
			const ids = async (item: INodeExecutionData) =>
				(await store.read(item.binary?.data))
					.trim()
					.split('\n')
					.slice(1)
					.map((row) => Number(row.split(',')[0]));
			const all = [...(await ids(succeeded[0])), ...(await ids(failed[0]))];
			expect(all).toHaveLength(40_000);
			expect(new Set(all).size).toBe(40_000);
		},
	);

	it('that stops hands the unread rest on as it came, and says from which line', async () => {
		const data = await store.put(big, 'big.csv');
		const { failed, summary } = await send(
			{ groupingLimit: 10 },
			{
				items: [{ json: {}, binary: { data } }],
				options: { stopAfterFailures: 5, concurrency: 1 },
			},
		);
		const { records, rest } = summary as { records: IDataObject; rest: IDataObject };
		expect(records).toMatchObject({ total: 40_000 });
		expect(Number(records.succeeded) + Number(records.failed) + Number(records.unsent)).toBe(
			40_000,
		);
		const copied = (await store.read(failed[0].binary?.rest)).trim().split('\n');
		expect(copied[0]).toBe('id,name');
		expect(copied).toHaveLength(Number(rest.records) + 1);
		expect(copied[1]).toBe(big.split('\n')[Number(rest.fromLine) - 1]);
		const written = (await store.read(failed[0].binary?.data)).trim().split('\n').length - 1;
		expect(written + Number(rest.records)).toBe(40_000 - Number(records.succeeded));
	});

	it('of which only the first are sent counts the others as unsent', async () => {
		const data = await store.put(big, 'big.csv');
		const { failed, summary } = await send(
			{},
			{ items: [{ json: {}, binary: { data } }], options: { sendOnlyFirst: 2 } },
		);
		expect(summary).toMatchObject({
			records: { total: 40_000, succeeded: 2, failed: 0, unsent: 39_998 },
		});
		expect(failed[0].binary?.rest).toBeUndefined();
	});

	it.each([
		['bytes of another encoding', Buffer.from([0xff]), /line 60002: bytes that are not UTF-8/],
		['a quote that is never closed', Buffer.from('"a'), /line 60002: a quote opens on line 60002/],
	])(
		'that is damaged far behind its beginning keeps what was sent, and nowhere looks like the whole: %s',
		async (_, damage, problem) => {
			const late = `${'x'.repeat(30)}\n`;
			const text = `id,n\n${Array.from({ length: 60_000 }, (__, at) => `${at * 3 + 1},${late}`).join('')}`;
			const data = await store.put(Buffer.concat([Buffer.from(text), damage]), 'd.csv');
			const { failed, summary, hints, error } = await send(
				{ groupingLimit: 1000 },
				{ items: [{ json: {}, binary: { data } }] },
			);
			expect(error).toBeUndefined();
			const sentence = expect.stringMatching(problem) as unknown;
			expect(summary).toMatchObject({
				records: { total: 60_000, succeeded: 60_000, notRead: true },
				rest: { fromLine: 60_002, problem: sentence },
			});
			expect(summary).not.toHaveProperty('successRate');
			expect(failed.map(({ json }) => json)).toEqual([
				{ file: 'd.csv', failed: 0, unsent: 0, unclear: 0, notRead: true, reason: sentence },
			]);
			expect(hints.join()).toMatch(problem);
		},
	);
});

describe('a file that several runs share', () => {
	it('is sent once by all of them', async () => {
		const file = await onDisk('p.csv', table(10));
		const ids: unknown[] = [];
		for (const partNumber of [1, 2, 3]) {
			const { summary, failed } = await send({ ...file, partCount: 3, partNumber });
			expect(summary).toMatchObject({ file: 'p.csv', part: partNumber, parts: 3 });
			expect(failed[0].binary?.data.fileName).toBe(`p-part-${partNumber}-failed.csv`);
			expect((summary.records as IDataObject).unsent).toBe(0);
			ids.push(...destination.sent.flat());
		}
		expect(ids).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
		const { error } = await send({ ...file, partCount: 3, partNumber: 4 });
		expect(error?.message).toMatch(/'Part Number' is 4, but there are only 3 parts/);
	});
});

describe('the outputs of a file', () => {
	it('come all the same when they cannot be stored', async () => {
		const file = await onDisk('s.csv', table(4));
		const { succeeded, failed, summary, hints, error } = await send(file, {
			prepare: (context: { helpers: { prepareBinaryData: unknown } }) => {
				context.helpers.prepareBinaryData = () => Promise.reject(new Error('disk full'));
			},
		} as never);
		expect(error).toBeUndefined();
		expect(summary).toMatchObject({
			records: { total: 4, succeeded: 3, failed: 1 },
			notStored: [
				'The file with Succeeded could not be stored: disk full',
				'The file with Failed could not be stored: disk full',
			],
		});
		expect([succeeded[0].json.succeeded, failed[0].json.failed]).toEqual([3, 1]);
		expect(hints.join()).toMatch(/disk full/);
	});

	it('hold no secret that the destination says again', async () => {
		const secret = 'Sesame-open-4711';
		const credential = destination.credential({
			authentication: 'header',
			headerName: 'X-Key',
			headerValue: secret,
		});
		const file = await onDisk('k.csv', 'id\n3\n');
		const told = () => ({ body: [{ code: 'E1', message: `no, ${secret}` }] });
		const { failed, summary } = await send(file, { answers: told, credential } as never);
		const text = await store.read(failed[0].binary?.data);
		expect(text + JSON.stringify(summary)).not.toContain(secret);
		expect(text).toContain('***');
	});

	it('are nothing but a preview in a dry run', async () => {
		const { succeeded, failed, summary } = await send(await onDisk('y.csv', table(3)), {
			options: { dryRun: true },
		});
		expect(destination.asked).toEqual([]);
		expect([succeeded, failed]).toEqual([[], []]);
		expect(summary).toMatchObject({
			dryRun: true,
			file: 'y.csv',
			records: { total: 3, unsent: 3 },
			preview: { requests: 2, records: 3 },
		});
	});

	it('bring a report along', async () => {
		const { summary } = await send(await onDisk('z.csv', table(3)), { options: { report: true } });
		expect(summary.reportHtml).toContain('no threes');
	});

	it('say what stopped a run of which nothing arrived', async () => {
		const file = await onDisk('w.csv', table(50));
		const { error } = await send(file, { answers: { status: 403, body: 'no' } });
		expect(error?.message).toMatch(/403/);
	});
});

describe('a file at an address', () => {
	let server: Server;
	let address = '';
	const asked: Array<Record<string, unknown>> = [];
	beforeAll(async () => {
		server = createServer(({ url = '', headers }, response) => {
			asked.push({ url, ...headers });
			if (url.startsWith('/moved'))
				response.writeHead(302, { location: '/a.csv?key=hidden' }).end();
			else if (url.startsWith('/a.csv')) response.end(table(2));
			else if (url.startsWith('/broken')) {
				response.socket?.write(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${table(2)}`);
				setTimeout(() => response.socket?.resetAndDestroy(), 50);
			} else response.writeHead(404).end('no');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(() => server.close());
	beforeEach(() => (asked.length = 0));

	it('is sent while it comes, also after a redirect, without the login of the destination', async () => {
		const { succeeded } = await send({ fileIs: 'atUrl', fileUrl: `${address}/moved` });
		expect(succeeded[0].json).toEqual({ file: 'a.csv', succeeded: 2 });
		expect(asked.map(({ url }) => url)).toEqual(['/moved', '/a.csv?key=hidden']);
		expect(asked.every(({ authorization }) => authorization === undefined)).toBe(true);
	});

	it.each([
		['/none?key=hidden', /\/none: the answer is HTTP 404/],
		['', /is not an http or https address|HTTP 404/],
	])('that is not there says so without its query: %s', async (path, sentence) => {
		const { error } = await send({ fileIs: 'atUrl', fileUrl: address + path });
		expect(error?.message).toMatch(sentence);
		expect(`${error?.message}${error?.description}`).not.toContain('hidden');
	});

	it('that breaks off is not taken for the whole', async () => {
		const { error } = await send({ fileIs: 'atUrl', fileUrl: `${address}/broken.csv` });
		expect(`${error?.message}`).toMatch(/connection broke|aborted|terminated|closed|reset/i);
		expect(destination.asked).toEqual([]);
	});

	it.each(['file:///etc/passwd', 'example.com/a.csv', 'me:secret@example.com/a.csv'])(
		'that is no address is refused by its field: %s',
		async (fileUrl) => {
			const { error } = await send({ fileIs: 'atUrl', fileUrl });
			expect(error?.message).toMatch(/'File URL' is not an http or https address/);
			expect(`${error?.message} ${error?.description}`).not.toContain('secret');
		},
	);
});
