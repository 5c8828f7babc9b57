import type { DestinationTemplate, TemplateFacts } from './destinationTemplate';

type Told = Array<[label: string, text: string]>;

/** What whoever chooses a template has to know at once. */
export function toldFirst({ login, facts }: DestinationTemplate): Told {
	return [
		['What it does', facts.does],
		['API Base URL', login.baseUrl],
		['Login', `${login.kind}. ${login.where}`],
	];
}

/** What is told of a template besides. */
export function toldBelow({ facts, settings }: DestinationTemplate): Told {
	const unsure: Array<[string, readonly string[]]> = [
		['Known only second-hand', facts.secondHand],
		['Not documented', facts.assumed],
	];
	return [
		['Succeeded means', meaning(facts, settings)],
		['Limits', facts.limits],
		['Rate', facts.rate],
		['Sent twice', facts.dedupe],
		...unsure.flatMap(([label, sentences]): Told =>
			sentences.length === 0 ? [] : [[label, sentences.join(' ')]],
		),
		['Read', `on ${facts.readOn}, not tried with an account`],
	];
}

export const told = (template: DestinationTemplate): Told => [
	...toldFirst(template),
	...toldBelow(template),
];

function meaning(
	{ successMeans }: TemplateFacts,
	{ answerComes }: DestinationTemplate['settings'],
): string {
	if (answerComes === 'later') {
		return 'stored: the API takes a request in as a job, which is asked for until it has processed the records';
	}
	return successMeans === 'processed'
		? 'stored: the API answers when it has processed the record'
		: 'accepted: the API answers before it processes the record, so look in the application for what became of it';
}
