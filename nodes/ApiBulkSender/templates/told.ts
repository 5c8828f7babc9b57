import type { DestinationTemplate, TemplateFacts } from './destinationTemplate';

/** What is told of a template, in the panel and in the documents, line by line. */
export function told({
	login,
	facts,
	settings,
}: DestinationTemplate): Array<[label: string, text: string]> {
	const unsure: Array<[string, readonly string[]]> = [
		['Known only second-hand', facts.secondHand],
		['Not documented', facts.assumed],
	];
	return [
		['What it does', facts.does],
		['Login', `${login.kind}. ${login.where}`],
		['API Base URL', login.baseUrl],
		['Limits', facts.limits],
		['Rate', facts.rate],
		['Succeeded means', meaning(facts, settings)],
		['Sent twice', facts.dedupe],
		...unsure.flatMap(([label, sentences]): Array<[string, string]> =>
			sentences.length === 0 ? [] : [[label, sentences.join(' ')]],
		),
		['Read', `on ${facts.readOn}, not tried with an account`],
	];
}

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
