import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Told } from '../../realAnswers/answering';

/** What a template must make of records, and of the answers that its API documents. */
export interface TemplateExample {
	/** What the user enters for what the template asks, by name. */
	inputs?: Record<string, string | number | boolean>;
	/** What the user enters where the template leaves a field of the panel empty. */
	parameters?: INodeParameters;
	/** At least two. */
	records: IDataObject[];
	/** The first request, whole but for headers that any request has. */
	request: { method: string; path: string; headers?: Record<string, string>; body: unknown };
	answers: ExampleAnswer[];
	/** Why there is no answer of which some records succeed, if there is none. */
	noPartial?: string;
}

export const kinds = ['success', 'partial', 'refusal', 'rateLimit'] as const;

export interface ExampleAnswer {
	/** All succeed; some do; the whole request is refused; too many requests. */
	kind: (typeof kinds)[number];
	/** What is special, where a kind has several. */
	name?: string;
	/** To the first request, and to those that the template sends because of it. */
	told: Told[];
	/** Of each record: that it succeeded, or what its result holds. */
	outcomes: Array<'succeeded' | IDataObject>;
}

/** A record that the API said no to. */
export function refused(
	code: string | number,
	message: string,
	other: IDataObject = {},
): IDataObject {
	return {
		outcome: 'failed',
		cause: 'rejected',
		parsed: { status_code: code, error_message: message },
		...other,
	};
}
