import type {
	Example,
	ReadExample,
} from '../../../../../nodes/ApiBulkSender/engine/suggest/example';
import type { Suggestion } from '../../../../../nodes/ApiBulkSender/engine/suggest/suggestion';
import type { Trial } from '../../../../../nodes/ApiBulkSender/engine/suggest/trial';
import type { RawSettings } from '../../../../../nodes/ApiBulkSender/engine/settings';
import type { DocumentedAnswer, DocumentedApi } from './apis';

/** What is measured: from its source in the tests, built when the table is printed. */
export interface Engine {
	suggestSettings(examples: readonly Example[], settings: RawSettings): Suggestion;
	readExample(example: Example): ReadExample;
	tryExample(example: ReadExample, settings: RawSettings): Trial;
	/** As a user finds the panel. */
	panel: RawSettings;
}

export interface Mistake {
	answer: string;
	wanted: string;
	got: string;
	/** A record that failed would have been called succeeded. */
	isFalseSuccess: boolean;
}

export interface Measured {
	api: string;
	/** The answer from which the settings were made. */
	from: string;
	suggestion: Suggestion;
	mistakes: Mistake[];
}

/** The panel with what was proposed. */
export function proposed({ parameters = {} }: Suggestion, panel: RawSettings): RawSettings {
	const { options, ...fields } = parameters as Partial<RawSettings>;
	return { ...panel, ...fields, options: { ...panel.options, ...options } };
}

/** Of each API the answer that shows most: some failed, or else a refusal. */
export function failureOf({ answers }: DocumentedApi): DocumentedAnswer | undefined {
	const isMixed = ({ fates }: DocumentedAnswer) => fates.includes('S') && fates.includes('F');
	const isRefusal = ({ status }: DocumentedAnswer) => status >= 400 && status !== 429;
	const partial = answers.find(({ what }) => what === 'partial');
	const isBad = ({ fates, status }: DocumentedAnswer) => !fates.includes('S') && status !== 429;
	return partial ?? answers.find(isMixed) ?? answers.find(isRefusal) ?? answers.find(isBad);
}

export class Measurement {
	// Fields in full, since Node takes types out of a file only where they are nothing else.
	private readonly engine: Engine;
	private readonly apis: readonly DocumentedApi[];

	constructor(engine: Engine, apis: readonly DocumentedApi[]) {
		this.engine = engine;
		this.apis = apis;
	}

	/** @param isTold the user says which records failed */
	fromFailures(isTold: boolean): Measured[] {
		return this.apis.flatMap((api) => {
			const from = failureOf(api);
			return from === undefined ? [] : [this.measure(api, from, api.answers, isTold)];
		});
	}

	fromSuccesses(): Measured[] {
		return this.apis.map((api) => {
			const from = api.answers.find(({ what }) => what === 'success') as DocumentedAnswer;
			return this.measure(api, from, [from], false);
		});
	}

	/** Settings from one answer, tried on answers of the API. */
	private measure(
		api: DocumentedApi,
		from: DocumentedAnswer,
		answers: readonly DocumentedAnswer[],
		isTold: boolean,
	): Measured {
		const { suggestSettings, tryExample, readExample, panel } = this.engine;
		const suggestion = suggestSettings([exampleOf(api, from, isTold)], panel);
		const raw = proposed(suggestion, panel);
		const mistakes = answers.flatMap((answer): Mistake[] => {
			const { fates } = tryExample(readExample(exampleOf(api, answer, false)), raw);
			const isProposed = suggestion.parameters !== undefined;
			const got = fates.map((fate) => (isProposed ? (LETTERS[fate] ?? 'F') : '?')).join('');
			const wanted = answer.fates;
			if (isAsWanted(got, wanted)) return [];
			const isFalseSuccess = [...got].some((one, at) => one === 'S' && wanted[at] !== 'S');
			return [{ answer: answer.what, wanted, got, isFalseSuccess }];
		});
		return { api: api.api, from: from.what, suggestion, mistakes };
	}
}

function exampleOf(api: DocumentedApi, { body, fates, status }: DocumentedAnswer, isTold: boolean) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const failed = [...fates].flatMap((fate, at) => (fate === 'S' ? [] : [at]));
	return { records: api.records, status, text, ...(isTold ? { failed } : {}) };
}

/** Unclear is no answer at all. */
const LETTERS: Readonly<Record<string, string>> = { succeeded: 'S', unclear: '?', invalid: '?' };

function isAsWanted(got: string, wanted: string): boolean {
	return [...got].every((one, at) => one === wanted[at] || (wanted[at] === 'N' && one !== 'S'));
}
