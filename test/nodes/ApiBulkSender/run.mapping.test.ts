import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { AnsweringDestination, became, rowsOf } from './realAnswers/answering';

const destination = new AnsweringDestination();
const people = [
	{ json: { id: '1', 'First Name': 'Ada', points: '70', zip: '00123' } },
	{ json: { id: '2', 'First Name': 'Bob', points: 'many', zip: '00124' } },
	{ json: { id: '3', 'First Name': '', points: '', zip: '00125' } },
];
const fieldMapping: INodeParameters = {
	entries: [
		{ target: 'key', value: 'id' },
		{ target: 'properties.name', value: 'First Name' },
		{ target: 'properties.points', value: 'points', type: 'number' },
		{ target: 'properties.zip', value: 'zip', type: 'text' },
		{ target: 'kind', source: 'fixedValue', value: 'person' },
	],
};
const accept = ({ body }: { body: unknown }) => ({ body: rowsOf(body).map(() => ({})) });
const send = async (parameters: INodeParameters, items = people) =>
	await destination.send(accept, { items, parameters });

describe('Field Mapping', () => {
	it('sends what it makes, and hands on the records as they came', async () => {
		const result = await send({ specifyFieldMapping: 'fields', fieldMapping });
		expect(destination.asked[0].body).toEqual([
			{ key: '1', properties: { name: 'Ada', points: 70, zip: '00123' }, kind: 'person' },
			{ key: '3', properties: { zip: '00125' }, kind: 'person' },
		]);
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'invalid', 3: 'succeeded' });
		expect(result.succeeded[0].json).toMatchObject({ 'First Name': 'Ada', points: '70' });
		expect((result.failed[0].json.delivery as IDataObject).reason).toBe(
			`Item 1: 'Field Mapping': properties.points (from points) cannot be made: "many" is no number`,
		);
	});

	it('is written as JSON too, also in short', async () => {
		const rows = JSON.stringify([{ target: 'a.b', value: 'id' }]);
		await send({ specifyFieldMapping: 'json', fieldMappingJson: rows });
		expect(rowsOf(destination.asked[0].body)[0]).toEqual({ a: { b: '1' } });
		await send({ specifyFieldMapping: 'json', fieldMappingJson: '{"x": "zip"}' });
		expect(rowsOf(destination.asked[0].body)[0]).toEqual({ x: '00123' });
	});

	it('keeps the digits of a fixed value in JSON that JavaScript would round', async () => {
		const row = '[{"target": "list", "source": "fixedValue", "value": 900719925474099301}]';
		await send({ specifyFieldMapping: 'json', fieldMappingJson: row });
		expect(rowsOf(destination.asked[0].body)[0]).toEqual({ list: '900719925474099301' });
	});

	it('is nothing unless it is chosen', async () => {
		await send({ fieldMapping });
		expect(rowsOf(destination.asked[0].body)[0]).toEqual(people[0].json);
	});

	it('finds keys in what is sent, and places in the address in what came in', async () => {
		const result = await destination.send(
			({ body }) => ({
				body: rowsOf(body)
					.map(({ key }) => ({ ref: key }))
					.reverse(),
			}),
			{
				items: [people[0], people[2]],
				parameters: {
					specifyFieldMapping: 'fields',
					fieldMapping,
					apiEndpoint: '/list-{zip}',
					matchBy: 'key',
					requestKeyPath: '$.key',
					responseKeyPath: '$.ref',
				},
			},
		);
		expect(became(result)).toEqual({ 1: 'succeeded', 3: 'succeeded' });
		expect(destination.asked.map(({ path }) => path).sort()).toEqual([
			'/list-00123',
			'/list-00125',
		]);
	});

	it('keeps the digits of Records JSON', async () => {
		await destination.send(accept, {
			items: [{ json: { run: 1 } }],
			parameters: {
				recordsFrom: 'json',
				recordsJson: '[{"n": 9007199254740993, "o": {"m": 1e400}}]',
				specifyFieldMapping: 'json',
				fieldMappingJson: '{"a": "n", "b": "o"}',
			},
		});
		expect(destination.asked[0].text).toBe('[{"a":9007199254740993,"b":{"m":1e400}}]');
	});

	it('leaves an old result out of what it sends as the whole record', async () => {
		const delivery = { outcome: 'failed', cause: 'rejected' };
		await send(
			{ specifyFieldMapping: 'json', fieldMappingJson: '[{"target":"b","source":"wholeRecord"}]' },
			[{ json: { id: '1', delivery } as never }],
		);
		expect(rowsOf(destination.asked[0].body)).toEqual([{ b: { id: '1' } }]);
	});

	it('tells of a field that no record has, also in a dry run', async () => {
		const parameters = {
			specifyFieldMapping: 'json',
			fieldMappingJson: '{"key": "id", "name": "Frist Name"}',
		};
		const hint = expect.stringMatching(
			/No record has the field "Frist Name" of 'Field Mapping'.*has the fields "id", "First Name"/,
		);
		expect((await send(parameters)).hints).toContainEqual(hint);
		const { hints } = await send({ ...parameters, options: { dryRun: true } });
		expect(hints).toContainEqual(hint);
	});

	it('sends no record of which nothing is left', async () => {
		const result = await send({ specifyFieldMapping: 'json', fieldMappingJson: '{"a": "b"}' });
		expect(destination.asked).toEqual([]);
		expect(became(result)).toEqual({ 1: 'invalid', 2: 'invalid', 3: 'invalid' });
	});

	it.each<[string, INodeParameters, RegExp]>([
		['that is empty', { specifyFieldMapping: 'fields' }, /'Field Mapping' is empty/],
		[
			'that is no JSON',
			{ specifyFieldMapping: 'json', fieldMappingJson: '[{' },
			/'Field Mapping' is not valid JSON/,
		],
		[
			'that is a text',
			{ specifyFieldMapping: 'json', fieldMappingJson: '"x"' },
			/must be a list of rows/,
		],
		[
			'that contradicts itself',
			{ specifyFieldMapping: 'json', fieldMappingJson: '{"a": "x", "a.b": "y"}' },
			/cannot both be/,
		],
	])('%s is refused before anything is sent', async (_, parameters, sentence) => {
		const { error } = await send(parameters);
		expect(error?.message).toMatch(sentence);
		expect(destination.asked).toEqual([]);
	});
});
