import { accept, http, ok, run, type Overrides, type Sent, type World } from './harness';

const settings: Overrides = { itemsAre: 'requestBodies', requestSplitPath: '$.docs[*]' };
const docs = (...ids: string[]) => ids.map((id) => ({ id }));
const idsOf = (request: Sent): string[] => request.json.docs.map(({ id }: { id: string }) => id);
const each = (request: Sent) => ok(idsOf(request).map(() => ({})));

describe('rule 16: request bodies', () => {
	it('one item is one first request, whatever its size; one settlement per record', async () => {
		const bodies = [{ docs: docs('1', '2', '3') }, { docs: docs('4') }, { docs: docs('5', '6') }];
		const { sent, result } = await run(bodies, { ...settings, groupingLimit: 1 }, each);
		expect(sent.map(({ json }) => json)).toEqual(bodies);
		expect(result.records).toMatchObject({ total: 6, succeeded: 6 });
	});

	it('equal bodies are not merged', async () => {
		const bodies = [{ docs: docs('1') }, { docs: docs('1') }];
		const { sent } = await run(bodies, settings, each);
		expect(sent).toHaveLength(2);
	});

	it('retries and halves carry the same envelope with fewer records', async () => {
		const body = { docs: docs('1', '2', '3', '4'), new_edits: false };
		const answers = (request: Sent) => {
			if (request.number === 1) return http(400);
			return request.number === 2 ? ok([{}, { code: 503 }]) : each(request);
		};
		const { sent } = await run([body], { ...settings, splitCodes: '400,413,422' }, answers);
		expect(sent.map(idsOf).map((ids) => ids.join())).toEqual(['1,2,3,4', '1,2', '3,4', '2']);
		expect(sent.every(({ json }) => json.new_edits === false)).toBe(true);
	});

	it('a deep path keeps everything around the records', async () => {
		const body = { data: { type: 'job', attributes: { list: { data: docs('1'), n: 1 } } }, v: 2 };
		const deep = { ...settings, requestSplitPath: '$.data.attributes.list.data[*]' };
		const { sent } = await run([body], deep, [ok([{}])]);
		expect(sent[0].json).toEqual(body);
	});

	it('a body over maxBodySize is cut by records', async () => {
		const body = {
			docs: docs('1', '2', '3').map((doc) => ({ ...doc, text: 'x'.repeat(700) })),
			a: 1,
		};
		const { sent, fates } = await run([body], { ...settings, maxBodySize: 0.0015 }, each);
		expect(sent.map(idsOf)).toEqual([['1', '2'], ['3']]);
		expect(sent.every(({ json }) => json.a === 1)).toBe(true);
		expect(fates).toEqual(Array(3).fill('succeeded'));
	});

	it.each(['', '$', '$[*]', '$.*'])(
		'the path %j means that the body is the one record',
		async (path) => {
			const bodies = [{ id: '1', docs: [] }, { id: '2' }];
			const { sent, result } = await run(bodies, { ...settings, requestSplitPath: path }, () =>
				ok([{}]),
			);
			expect(sent.map(({ json }) => json)).toEqual(bodies);
			expect(result.records.total).toBe(2);
		},
	);

	it('{field} is read from the body', async () => {
		const world: World = { answers: each, endpoint: '/{tenant}/_bulk_docs' };
		const { sent } = await run([{ tenant: 'a b', docs: docs('1') }], settings, world);
		expect(sent[0].url).toBe('https://api.test/a%20b/_bulk_docs');
	});

	it('additional fields never overwrite the body’s own', async () => {
		const additionalBodyFields = '{"a": 1, "deep": {"x": 1, "y": 1}, "b": 1}';
		const body = { docs: docs('1'), b: 2, deep: { y: 2 } };
		const { sent } = await run([body], { ...settings, additionalBodyFields }, each);
		expect(sent[0].json).toEqual({ a: 1, b: 2, deep: { x: 1, y: 2 }, docs: docs('1') });
	});

	it.each<[string, unknown, string]>([
		['without the array', { other: [] }, "no array at 'Request Split Path' ($.docs)"],
		['with something else there', { docs: { id: '1' } }, 'no array'],
		['that is no object', ['x'], 'not a JSON object'],
	])('a body %s is invalid, the others go', async (_, body, reason) => {
		const { fates, result } = await run([body, { docs: docs('1') }], settings, each);
		expect(fates).toEqual(['invalid', 'succeeded']);
		expect(result.settlements[0].reason).toContain(reason);
	});

	it('a duplicate key within one body is invalid', async () => {
		const keyed: Overrides = {
			...settings,
			matchBy: 'key',
			requestKeyPath: 'id',
			responseKeyPath: 'id',
		};
		const { sent, fates } = await run([{ docs: docs('1', '2', '1') }], keyed, (request) =>
			ok(request.json.docs),
		);
		expect(sent.map(idsOf)).toEqual([['1', '2']]);
		expect(fates).toEqual(['succeeded', 'succeeded', 'invalid']);
	});

	it('a record that is no object is invalid, its companions go', async () => {
		const { sent, fates } = await run([{ docs: [{ id: '1' }, 'x', { id: '2' }] }], settings, each);
		expect(sent.map(idsOf)).toEqual([['1', '2']]);
		expect(fates).toEqual(['succeeded', 'invalid', 'succeeded']);
	});

	it('an empty array is no record and no request', async () => {
		const { sent, result } = await run([{ docs: [] }], settings, each);
		expect(sent).toHaveLength(0);
		expect(result.records).toMatchObject({ total: 0, succeeded: 0, failed: 0, unsent: 0 });
	});
});

describe('rule 16: requestSplitPath with records', () => {
	const send = async (overrides: Overrides) =>
		(await run([{ id: '1' }], { responseReports: 'wholeRequest', ...overrides }, [ok({})])).sent[0]
			.json;

	it.each<[string, unknown]>([
		['', [{ id: '1' }]],
		['$.*', [{ id: '1' }]],
		['$[*]', [{ id: '1' }]],
		['$.docs[*]', { docs: [{ id: '1' }] }],
		['$.docs', { docs: [{ id: '1' }] }],
		['$.docs._', { docs: [{ id: '1' }] }],
		['$.data.profiles.data[*]', { data: { profiles: { data: [{ id: '1' }] } } }],
	])('%j builds the envelope', async (requestSplitPath, body) => {
		expect(await send({ requestSplitPath })).toEqual(body);
	});

	it('$ is one object per body, with bulkSupport off', async () => {
		expect(await send({ requestSplitPath: '$', bulkSupport: false })).toEqual({ id: '1' });
		expect(await send({ requestSplitPath: '', bulkSupport: false })).toEqual({ id: '1' });
		expect(await send({ requestSplitPath: '$.a', bulkSupport: false })).toEqual({ a: { id: '1' } });
		await expect(send({ requestSplitPath: '$' })).rejects.toThrow("'Bulk Support' is on");
	});

	it.each(['$.a[*].b', '$.a[0]', '$..a', '$.a[*][*]', '$[0:2]'])('%s is refused', async (path) => {
		await expect(send({ requestSplitPath: path })).rejects.toThrow("'Request Split Path'");
	});

	it('additional fields go around the records', async () => {
		const requestSplitPath = '$.data.docs[*]';
		const additionalBodyFields = { data: { type: 'x' }, allOrNone: false };
		expect(await send({ requestSplitPath, additionalBodyFields })).toEqual({
			data: { type: 'x', docs: [{ id: '1' }] },
			allOrNone: false,
		});
	});

	it('additional fields never overwrite a record that is the body', async () => {
		const additionalBodyFields = '{"id": "x", "source": "n8n"}';
		const body = await send({ bulkSupport: false, additionalBodyFields });
		expect(body).toEqual({ id: '1', source: 'n8n' });
	});

	it.each(['', '$.docs[*]'])(
		'additional fields without a place are refused at %j',
		async (path) => {
			const additionalBodyFields = '{"docs": 1}';
			const attempt = send({ requestSplitPath: path, additionalBodyFields });
			await expect(attempt).rejects.toThrow("'Additional Body Fields'");
		},
	);

	it('bodies are built by text once and stay valid JSON', async () => {
		const text = 'quote " backslash \\ line\nfeed \u2028 \ud83d\ude00 \ud800';
		const { sent } = await run([{ id: text }], {}, accept);
		expect(sent[0].json).toEqual([{ id: text }]);
	});
});
