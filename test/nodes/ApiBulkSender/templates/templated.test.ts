import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { readPanel, type Panel } from '../../../../nodes/ApiBulkSender/input/readPanel';
import { AnsweringDestination, became, goesOn, reasonOf } from '../realAnswers/answering';

const destination = new AnsweringDestination();
const people = [{ json: { id: '1', email: 'ada@example.com', points: 70 } }];
const success = { body: { status: 'COMPLETE', results: [{ id: '9', objectWriteTraceId: '1' }] } };

const send = async (parameters: INodeParameters, items: Array<{ json: IDataObject }> = people) =>
	await destination.send(success, {
		items,
		parameters: { template: 'hubSpotUpsert', ...parameters },
	});

const inputs = () => (destination.asked[0].body as { inputs: IDataObject[] }).inputs;

describe('a template whose fields are hidden', () => {
	it('counts nothing that was left in them', async () => {
		await send({
			apiEndpoint: '/elsewhere',
			apiMethod: 'DELETE',
			groupingLimit: 1,
			additionalHeaders: { entries: [{ name: 'X-Old', value: 'a' }] },
			parsePathMap: { entries: [{ name: 'status_code', path: '$.old' }] },
		});
		const [{ method, path, headers }] = destination.asked;
		expect([method, path]).toEqual(['POST', '/crm/objects/2026-03/contacts/batch/upsert']);
		expect(headers).not.toHaveProperty('x-old');
	});

	it('wraps what Field Mapping makes', async () => {
		await send({
			specifyFieldMapping: 'fields',
			fieldMapping: {
				entries: [
					{ target: 'email', value: 'email' },
					{ target: 'score', value: 'points' },
				],
			},
		});
		expect(inputs()).toMatchObject([
			{ id: 'ada@example.com', properties: { email: 'ada@example.com', score: '70' } },
		]);
	});

	it('does not send a record without what it needs, and says what it has', async () => {
		const result = await send({ templateInput_uniqueProperty: 'customer_id' });
		expect(became(result)).toEqual({ 1: 'invalid' });
		expect(reasonOf(result, '1')).toMatch(
			/no value in "customer_id", which becomes its id. It has the fields "id", "email", "points"/,
		);
		expect(destination.asked).toEqual([]);
	});

	it('says which of its options were not added, and lets one be added', async () => {
		const { hints } = await send({});
		expect(hints).toContainEqual(expect.stringMatching(/at most 100 requests per 10 seconds/));
		expect(hints).toContainEqual(
			expect.stringMatching(
				/add one to change it: Split Codes: 400,409; Request Code Path: \$\.policyName/,
			),
		);
		const changed = await send({ options: { splitCodes: '422' } });
		expect(changed.hints.join()).not.toMatch(/Split Codes/);
	});

	it('takes a group that was added as the panel shows it', async () => {
		const panels: Panel[] = [];
		const read = async (options: INodeParameters) => {
			await destination.send(success, {
				items: people,
				node: goesOn,
				prepare: (context: IExecuteFunctions) => panels.push(readPanel(context)),
				parameters: {
					...{ template: 'airtableUpsert', templateInput_baseId: 'app1' },
					...{ templateInput_table: 't', templateInput_mergeFields: 'email', options },
				},
			});
			return panels.at(-1)?.settings.options.waiting;
		};
		expect(await read({})).toMatchObject({ leastWait: 30, longestWait: 3600 });
		// n8n leaves out what equals the group's own default, here Least Wait 0.
		expect(await read({ waiting: { waiting: { longestWait: 60 } } })).toMatchObject({
			leastWait: 0,
			longestWait: 60,
		});
	});
});

describe('a sentence that names a field which the template hides', () => {
	const empty = { template: 'capillaryTagCustomersToTransactions', adjustTemplate: false };
	const advice = /Switch 'Adjust Template' on to see and change 'API Endpoint'/;

	it('says how to see it, where a setting is refused', async () => {
		const { error } = await send(empty);
		expect(error?.message).toBe("'API Endpoint' is empty");
		expect(error?.description).toMatch(advice);
		expect(destination.asked).toEqual([]);
	});

	it('says so to every record under Continue On Fail', async () => {
		const { failed, hints } = await destination.send(success, {
			items: people,
			node: goesOn,
			parameters: empty,
		});
		expect(failed[0].json.delivery).toMatchObject({ reason: expect.stringMatching(advice) });
		expect(hints.join()).toMatch(advice);
	});

	it('says so where the first answer stops the run', async () => {
		const missing = { status: 404, body: {} };
		const parameters = { template: 'hubSpotUpsert' };
		const { error } = await destination.send(missing, { items: people, parameters });
		expect(error?.description).toMatch(/on to see and change 'API Endpoint', 'API Method'/);
		const { hints } = await destination.send(missing, { items: people, parameters, node: goesOn });
		expect(hints.join()).toMatch(/on to see and change 'API Endpoint', 'API Method'/);
		const base =
			"'API Base URL' in the credential has to be what the template expects: https://api.hubapi.com";
		expect(error?.description).toContain(base);
		expect(hints.join()).toContain(base);
	});

	it('says which login the template expects, where one is refused', async () => {
		const parameters = { template: 'hubSpotUpsert' };
		const refused = { status: 401, body: {} };
		const { error } = await destination.send(refused, { items: people, parameters });
		expect(error?.description).toContain(
			"The template expects the login 'Bearer Token'. The token",
		);
	});

	it('says nothing of it where they are shown, or of the fields of the template itself', async () => {
		const shown = await send({ ...empty, adjustTemplate: true });
		expect(shown.error?.description).not.toContain('Adjust Template');
		const asked = await send({ templateInput_objectType: '' });
		expect(asked.error?.description).not.toContain('Adjust Template');
		const custom = await send({ template: 'custom', apiEndpoint: '' });
		expect(custom.error?.description).not.toContain('Adjust Template');
	});
});

describe('what a template asks for', () => {
	const airtable = { template: 'airtableUpsert', templateInput_baseId: 'app1' };

	it.each<[string, INodeParameters, RegExp]>([
		['is missing', { templateInput_objectType: ' ' }, /'Object Type' is empty/],
		[
			'is an expression that finds nothing',
			{ templateInput_objectType: '={{ $json.nothing }}' },
			/'Object Type' is empty/,
		],
		['would lead elsewhere', { templateInput_objectType: '..' }, /'Object Type' cannot be "\.\."/],
		[
			'is a list of nothing',
			{ ...airtable, templateInput_table: 't' },
			/'Fields to Merge On' is empty/,
		],
	])('is refused before anything is sent when it %s', async (_, parameters, sentence) => {
		const { error } = await send(parameters);
		expect(error?.message).toMatch(sentence);
		expect(destination.asked).toEqual([]);
	});

	it('is encoded in the address', async () => {
		await send({ templateInput_objectType: 'a/b {email}?' });
		expect(destination.asked[0].path).toBe(
			'/crm/objects/2026-03/a%2Fb%20%7Bemail%7D%3F/batch/upsert',
		);
	});

	it('is text in JSON, whatever it holds', async () => {
		await send({
			...airtable,
			templateInput_table: 't',
			templateInput_mergeFields: 'a"b, [[table]]',
		});
		expect(destination.asked[0].body).toMatchObject({
			performUpsert: { fieldsToMergeOn: ['a"b', '[[table]]'] },
			typecast: true,
		});
	});

	it('comes from an expression of the first item, which a hint says', async () => {
		const { hints } = await send({ templateInput_uniqueProperty: '={{ $json.key }}' }, [
			{ json: { id: '1', key: 'email', email: 'ada@example.com' } },
		]);
		expect(inputs()).toMatchObject([{ idProperty: 'email' }]);
		expect(hints).toContainEqual(
			expect.stringMatching(/read from the first item only.*Unique Property/),
		);
	});
});

describe('a template that is adjusted', () => {
	it('fills in what was asked for, in edited fields too', async () => {
		const { hints } = await send({
			adjustTemplate: true,
			apiEndpoint: '/mine/[[objectType]]/[[other]]',
			additionalBodyFields: '{"kind": "[[objectType]]", "n": 9007199254740993}',
		});
		const [{ path, text }] = destination.asked;
		expect(path).toBe('/mine/contacts/[[other]]');
		expect(text).toContain('"kind":"contacts","n":9007199254740993');
		expect(hints).toContainEqual(
			expect.stringMatching(/Other than in the template 'HubSpot: Upsert Records': API Endpoint/),
		);
	});

	it('is what is proposed where its own settings cannot read an answer', async () => {
		const answer = {
			done: [
				{ ref: '1', id: 7 },
				{ ref: '2', id: 8, error: 'no such thing' },
			],
		};
		const { summary } = await destination.send(
			{ body: answer },
			{
				items: ['1', '2'].map((id) => ({ json: { id, email: `${id}@example.com` } })),
				parameters: { template: 'hubSpotUpsert' },
				node: goesOn,
			},
		);
		expect(summary.suggestion).toMatchObject({
			node: {
				nodes: [
					{
						parameters: {
							...{ template: 'hubSpotUpsert', adjustTemplate: true },
							...{ responseSplitPath: '$.done[*]', missingList: 'unclear' },
						},
					},
				],
			},
		});
	});
});
