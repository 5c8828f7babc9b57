import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { AnsweringDestination, became, records, type Told } from './realAnswers/answering';

const destination = new AnsweringDestination();

const partial = {
	results: [{ id: '1', ref: 'c-1' }],
	errors: [{ id: '2', code: 'E7', message: 'Email is missing' }],
};

interface Shown extends IDataObject {
	parameters: INodeParameters;
	fields: string[][];
	reasons: string[];
	node: { nodes: Array<{ name: string; type: string; parameters: INodeParameters }> };
}

const tryOut = (
	options: INodeParameters,
	other: Partial<Parameters<typeof destination.send>[1]> = {},
) => destination.send({}, { ...other, parameters: { options: { dryRun: true, ...options } } });

describe('Example Answer in a dry run', () => {
	it('sends nothing, says what the present settings make of it, and proposes better ones', async () => {
		const { summary, hints, error } = await tryOut({ exampleAnswer: JSON.stringify(partial) });
		expect(error).toBeUndefined();
		expect(destination.asked).toEqual([]);
		expect(summary).toMatchObject({
			dryRun: true,
			example: { succeeded: 0, failed: 0, unclear: 2, records: [{ outcome: 'unclear' }, {}] },
		});
		const { fields, parameters } = summary.suggestion as Shown;
		expect(fields).toContainEqual(['Response Split Path', '$.results[*],$.errors[*]']);
		expect(parameters).toMatchObject({ matchBy: 'key', requestKeyPath: '$.id' });
		expect(hints).toContainEqual(expect.stringMatching(/0 succeeded, 0 failed, 2 unclear/));
		expect(hints).toContainEqual(
			expect.stringMatching(/Response Split Path: \$\.results\[\*\],\$\.errors\[\*\]/),
		);
	});

	it('tells pasted records apart by ids that JavaScript would round to the same number', async () => {
		const [first, second] = ['900719925474099301', '900719925474099302'];
		const { summary } = await tryOut({
			exampleAnswer: `{"results":[{"id":${first},"ref":"c-1"}],"errors":[{"id":${second},"code":"E7","message":"Email is missing"}]}`,
			exampleRecords: `[{"id":${first}},{"id":${second}}]`,
		});
		const { parameters } = summary.suggestion as Shown;
		expect(parameters).toMatchObject({ matchBy: 'key', requestKeyPath: '$.id' });
	});

	it('proposes settings that work when they are typed in', async () => {
		const { summary } = await tryOut({ exampleAnswer: JSON.stringify(partial) });
		const { parameters } = summary.suggestion as Shown;
		const sent = await destination.send({ body: partial }, { parameters });
		expect(became(sent)).toEqual({ 1: 'succeeded', 2: 'rejected' });
		expect(sent.failed[0].json.delivery).toMatchObject({ reason: 'E7: Email is missing' });
	});

	it('proposes the node itself, without the example and with all other settings as they are', async () => {
		const { summary } = await destination.send(
			{},
			{
				parameters: {
					groupingLimit: 7,
					responseIndexPath: '$.old',
					options: { dryRun: true, exampleAnswer: JSON.stringify(partial), timeout: 9 },
				},
			},
		);
		const [node] = (summary.suggestion as Shown).node.nodes;
		expect(node.parameters).toMatchObject({
			apiEndpoint: '/records',
			groupingLimit: 7,
			matchBy: 'key',
			options: { dryRun: true, timeout: 9 },
		});
		expect(JSON.stringify(node)).not.toMatch(/exampleAnswer|\$\.old/);
	});

	it('holds the answer against the request that was pasted, also where there is no input', async () => {
		const exampleRecords = JSON.stringify({
			people: { list: [{ mail: 'a@x.io' }, { mail: 'b@x.io' }] },
		});
		const exampleAnswer = JSON.stringify({ failures: [{ mail: 'b@x.io', why: 'no' }] });
		const { summary, error } = await tryOut(
			{ exampleAnswer, exampleRecords },
			{ items: [{ json: {} }] },
		);
		expect(error).toBeUndefined();
		expect((summary.suggestion as Shown).parameters).toMatchObject({
			requestSplitPath: '$.people.list[*]',
			responseReports: 'failedRecordsOnly',
			requestKeyPath: '$.mail',
		});
	});

	it('heeds the status', async () => {
		const exampleAnswer = JSON.stringify({ errors: [{ index: 1, message: 'no' }], accepted: 1 });
		const { summary } = await tryOut({ exampleAnswer, exampleStatus: 400 });
		expect((summary.suggestion as Shown).parameters).toMatchObject({
			options: { judgedCodes: '400', unnamedRecords: 'succeeded' },
		});
	});

	it('says so when neither the count nor any value fits', async () => {
		const exampleAnswer = JSON.stringify({ failures: [{ mail: 'zz@x.io' }] });
		const { summary, hints } = await tryOut({ exampleAnswer });
		expect(summary.suggestion).not.toHaveProperty('parameters');
		expect(hints).toContainEqual(
			expect.stringMatching(/records are those that were sent to get it/),
		);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['records that are no JSON', { exampleRecords: '[{' }, /'Example Records' is not valid JSON/],
		['a status that is none', { exampleStatus: 42 }, /'Example Status'/],
		['no record', { exampleRecords: '[]' }, /no records to hold 'Example Answer' against/],
	])('refuses %s', async (_, options, sentence) => {
		const { error } = await tryOut({ exampleAnswer: '{}', ...options });
		expect(error?.message).toMatch(sentence);
	});

	it('says that it needs Dry Run, and sends as ever', async () => {
		const { hints } = await destination.send(
			{ body: [{ id: 1 }, { id: 2 }] },
			{ parameters: { options: { exampleAnswer: '{}' } } },
		);
		expect(destination.asked).toHaveLength(1);
		expect(hints).toContainEqual(
			expect.stringMatching(/'Example Answer' is read only in a dry run/),
		);
	});
});

describe('a run that stops on its first answer', () => {
	const stopped = (told: Told, other: IDataObject = {}) =>
		destination.send(told, { items: records(4, other), parameters: { groupingLimit: 2 } });

	it('proposes settings made from that very answer', async () => {
		const { summary, hints, error } = await stopped({ body: partial });
		expect(error).toBeUndefined();
		expect(summary.records).toMatchObject({ unclear: 2, unsent: 2 });
		const { parameters } = summary.suggestion as Shown;
		expect(hints).toContainEqual(expect.stringMatching(/Settings that read this answer/));
		const again = await destination.send({ body: partial }, { parameters });
		expect(became(again)).toEqual({ 1: 'succeeded', 2: 'rejected' });
	});

	it('proposes nothing when it does not stop', async () => {
		const { summary } = await destination.send({ body: [{ id: 1 }, { id: 2 }] });
		expect(summary).not.toHaveProperty('suggestion');
	});

	it('repeats no secret that the answer repeats', async () => {
		const secret = 'Tiger-in-the-night-77';
		const credential = destination.credential({
			authentication: 'header',
			headerName: 'X-Key',
			headerValue: secret,
		});
		const body = {
			parts: [
				{ id: '1', status: secret },
				{ id: '2', status: 'failed' },
			],
		};
		const { summary, hints } = await destination.send({ body }, { credential });
		expect(summary.suggestion).toBeDefined();
		expect(JSON.stringify([summary, hints])).not.toContain(secret);
	});
});
