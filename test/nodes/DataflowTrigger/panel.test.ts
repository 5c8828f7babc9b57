import type { INodeParameters } from 'n8n-workflow';

import { DataflowTrigger } from '../../../nodes/DataflowTrigger/DataflowTrigger.node';
import { Watching } from './support';

const adobe = new Watching();
const { description } = new DataflowTrigger();

test('it is a polling trigger of Adobe alone', () => {
	expect(description).toMatchObject({
		name: 'dataflowTrigger',
		displayName: 'Dataflow Trigger',
		group: ['trigger'],
		polling: true,
		inputs: [],
		credentials: [{ name: 'adobeExperiencePlatformApi', required: true }],
		documentationUrl: expect.stringMatching(/docs\/dataflow\.md#dataflow-trigger$/),
	});
	expect(description.properties.map(({ name, default: value }) => [name, value])).toEqual([
		['events', ['late', 'empty', 'failed']],
		['runsOf', 'all'],
		['dataflow', { mode: 'list', value: '' }],
		['options', {}],
	]);
	expect(JSON.stringify(description)).not.toContain('item that comes in');
});

test('its dataflow is picked from a list', async () => {
	const { results } = await adobe.search(new DataflowTrigger(), 'searchDataflows');
	expect(results).toEqual([{ name: 'Newsletter', value: adobe.ids.dataflowId }]);
});

describe('what is entered wrongly is a sentence, and nothing is asked', () => {
	const cases: Array<[INodeParameters, string, RegExp]> = [
		[{ events: [] }, "'Start When' is empty", /Export Is Late, Run Ended, Run Exported Nothing/],
		[{ events: ['late', 'never'] }, "'Start When' cannot be 'never'", /Choose at least one/],
		[{ events: 'late' }, "'Start When' is empty", /Choose at least one/],
		[{ runsOf: 'some' }, "'Runs Of' cannot be 'some'", /One Dataflow, All Dataflows/],
		[{ runsOf: 'dataflow' }, 'No dataflow is chosen', /or All Dataflows in 'Runs Of'/],
		[
			{ runsOf: 'dataflow', dataflow: { __rl: true, mode: 'id', value: '={{ "" }}' } },
			'No dataflow is chosen',
			/Choose one in 'Dataflow'/,
		],
		[
			{ options: { lateAfter: '={{ "soon" }}' } },
			"'Late After (Minutes)' is 'soon', which is no number of minutes from 1 to 10,080",
			/for example 150/,
		],
		[
			{ options: { emptyChanges: '={{ "perhaps" }}' } },
			"'Empty Exports of Changes' is 'perhaps', which is neither true nor false",
			/Switch it on or off/,
		],
	];

	test.each(cases)('%j', async (parameters, message, description) => {
		const n8n = adobe.n8n(parameters);
		await expect(n8n.activate()).rejects.toThrow(message);
		await n8n.pollAnew();
		const [error] = n8n.failures as Array<Error & { description: string }>;
		expect(error.message).toBe(message);
		expect(error.description).toMatch(description);
		expect(adobe.sent).toEqual([]);
	});
});

test('by hand n8n asks for what is left empty', async () => {
	await expect(adobe.n8n({ events: [] }).runByHand()).rejects.toThrow(
		'Parameter "Start When" is required',
	);
	await expect(adobe.n8n({ runsOf: 'dataflow' }).runByHand()).rejects.toThrow(
		'Parameter "Dataflow" is required',
	);
});

test('a dataflow that is gone', async () => {
	const dataflow = { __rl: true, mode: 'id', value: 'gone' };
	const { error } = await adobe.n8n({ runsOf: 'dataflow', dataflow }).runByHand();
	expect(error?.message).toBe(
		"Could not read the dataflow: Adobe finds no dataflow 'gone' in sandbox 'prod'",
	);
});
