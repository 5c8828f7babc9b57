import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { readPanel, type Panel } from '../../../../nodes/ApiBulkSender/input/readPanel';
import { destinationTemplates, inputField } from '../../../../nodes/ApiBulkSender/templates';
import { results } from '../../../support/destination';
import { AnsweringDestination, type Told } from '../realAnswers/answering';
import { examples } from './examples';
import { kinds, type ExampleAnswer, type TemplateExample } from './examples/example';
import { shortenPolls } from './shortenPolls';

const destination = new AnsweringDestination();

function parametersOf(id: string, { inputs = {}, parameters }: TemplateExample): INodeParameters {
	const asked = Object.entries(inputs).map(([name, value]) => [inputField(name), value]);
	return { template: id, ...Object.fromEntries(asked), ...parameters };
}

/** Long enough that what is sent at once has gone before a job is asked for. */
const POLL_INTERVAL = 0.02;

/** With nothing set but what the example enters; waiting is cut short. */
async function play(
	id: string,
	example: TemplateExample,
	told: Told[],
	parameters: INodeParameters = {},
	prepare?: (context: IExecuteFunctions) => void,
) {
	const leastWait = destinationTemplates.find((one) => one.id === id)?.options.waiting?.leastWait;
	const isShort = told.length > 1 && leastWait !== undefined;
	return await destination.send(told, {
		items: example.records.map((json) => ({ json })),
		node: { onError: 'continueRegularOutput' },
		...(prepare && { prepare }),
		parameters: {
			...parametersOf(id, example),
			...parameters,
			// Where the fields are hidden the template's own counts.
			jobPollInterval: POLL_INTERVAL,
			...(isShort && { options: { waiting: { waiting: { leastWait: 0.001 } } } }),
		},
	});
}

/** Where nothing was entered the engine takes an object. */
function asObject(fields: unknown): unknown {
	return typeof fields === 'string' ? JSON.parse(fields) : fields;
}

const UNIQUE_ID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

function isUnclear(outcome: ExampleAnswer['outcomes'][number]): boolean {
	return outcome !== 'succeeded' && outcome.cause === 'unclear';
}

it('has an example for every template, and no other', () => {
	expect(Object.keys(examples).sort()).toEqual(destinationTemplates.map(({ id }) => id).sort());
});

describe.each(destinationTemplates.map((template) => [template.id, template] as const))(
	'%s',
	(id, template) => {
		const example = examples[id];
		const [success] = example.answers.filter(({ kind }) => kind === 'success');

		beforeEach(() => shortenPolls(template, POLL_INTERVAL));
		afterEach(() => jest.restoreAllMocks());

		it('has an answer of every kind, or says why not', () => {
			const has = new Set<string>(example.answers.map(({ kind }) => kind));
			const missing = kinds.filter((kind) => !has.has(kind));
			expect(missing).toEqual(example.noPartial === undefined ? [] : ['partial']);
			expect(example.records.length).toBeGreaterThan(1);
		});

		it('sends what the API wants', async () => {
			await play(id, example, success.told);
			const [{ method, path, headers, body }] = destination.asked;
			expect({ method, path, body }).toEqual({
				method: example.request.method,
				path: example.request.path,
				body: example.request.body,
			});
			expect(headers).toMatchObject(example.request.headers ?? {});
		});

		it.each(example.answers.map((answer) => [answer.kind, answer.name ?? '', answer] as const))(
			'reads its answer: %s %s',
			async (_kind, _name, { told, outcomes }) => {
				const { error, succeeded, failed, summary } = await play(id, example, told);
				expect(error).toBeUndefined();
				const byRecord = [...succeeded, ...failed].toSorted(
					(a, b) =>
						(a.pairedItem as { item: number }).item - (b.pairedItem as { item: number }).item,
				);
				results(byRecord).forEach((result, at) => {
					const wanted = outcomes[at];
					expect(result).toMatchObject(wanted === 'succeeded' ? { outcome: wanted } : wanted);
				});
				expect(byRecord).toHaveLength(example.records.length);
				expect(summary.records).toMatchObject({
					total: outcomes.length,
					unclear: outcomes.filter(isUnclear).length,
				});
				expect(destination.asked).toHaveLength(told.length);
			},
		);

		it('sends again what got no answer just where it may', async () => {
			const { summary } = await play(id, example, [{ breaksOff: true }, ...success.told]);
			const { succeeded, unclear } = summary.records as { succeeded: number; unclear: number };
			const mayRepeat = template.options.retryNetworkErrors === true;
			expect(destination.asked).toHaveLength(success.told.length + (mayRepeat ? 1 : 0));
			expect(succeeded + unclear).toBe(example.records.length);
			expect(unclear > 0).toBe(!mayRepeat);
		});

		it('says whether its answers mean stored or only accepted', async () => {
			const { summary } = await play(id, example, success.told);
			const { accepted } = summary.records as IDataObject;
			const isAccepted = template.facts.successMeans === 'accepted';
			expect(accepted ?? 0).toBe(isAccepted ? example.records.length : 0);
		});

		it('is the same with its fields shown and nothing edited', async () => {
			const panels: Panel[] = [];
			const requests: unknown[] = [];
			for (const adjustTemplate of [false, true]) {
				// A template cannot give what it leaves empty.
				if (template.settings.apiEndpoint === '' && !adjustTemplate) continue;
				const { hints } = await play(id, example, success.told, { adjustTemplate }, (context) =>
					panels.push(readPanel(context)),
				);
				expect(hints.join()).not.toContain('Other than in the template');
				requests.push(
					destination.asked.map(({ method, path, text }) => [
						method,
						path,
						text.replaceAll(UNIQUE_ID, 'unique'),
					]),
				);
			}
			const [first, second = first] = panels.map(({ settings, mapping, options }) => ({
				settings: {
					...settings,
					// Not read as long as the map is made of fields.
					parsePathMapJson: '',
					additionalBodyFields: asObject(settings.additionalBodyFields),
				},
				mapping,
				options,
			}));
			expect(second).toEqual(first);
			expect(requests[1] ?? requests[0]).toEqual(requests[0]);
		});
	},
);
