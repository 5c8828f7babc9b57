import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import type { SecretMask } from '../../shared/http/secretMask';
import { parseExact } from '../engine/exactJson';
import { readExample, type Example } from '../engine/suggest/example';
import { suggestSettings } from '../engine/suggest/suggestSettings';
import type { Suggestion } from '../engine/suggest/suggestion';
import { tryExample, type Fate } from '../engine/suggest/trial';
import type { UnreadAnswer } from '../engine/run/decision';
import { panelDefaults, type RawSettings } from '../engine/settings';
import { sentenceOf } from '../engine/settingError';
import { fieldLabel } from '../input/fieldLabel';
import { CUSTOM } from '../templates';

/** A suggestion as Summary carries it. */
export interface ShownSuggestion extends Suggestion {
	/** This node with the suggestion in it; it can be pasted onto the canvas. */
	node?: object;
}

/** What the present settings make of an example. */
export interface ShownExample {
	succeeded: number;
	failed: number;
	unclear: number;
	/** A place that speaks of failures and is not read. */
	unread?: string;
	records: Array<{ outcome: Fate; cause?: string; reason?: string; parsed?: object }>;
}

const SHOWN_RECORDS = 20;

export function showExample(example: Example, settings: RawSettings): ShownExample {
	const { fates, settlements, unread } = tryExample(readExample(example), settings);
	const count = (...some: Fate[]) => fates.filter((fate) => some.includes(fate)).length;
	return {
		succeeded: count('succeeded'),
		failed: count('failed', 'sentAgain', 'invalid'),
		unclear: count('unclear'),
		...(unread === undefined ? {} : { unread }),
		records: settlements.slice(0, SHOWN_RECORDS).map(({ cause, reason, parsed }, at) => ({
			outcome: fates[at],
			...(cause && { cause }),
			...(reason && { reason }),
			...(parsed && { parsed }),
		})),
	};
}

/** @param requestPath where the example's records stand in its request, if that is to be proposed */
export function suggest(
	context: IExecuteFunctions,
	example: Example,
	settings: RawSettings,
	requestPath?: string,
): ShownSuggestion {
	const suggestion = withRequestPath(proposalFor(example, settings), settings, requestPath);
	if (suggestion.parameters === undefined) return suggestion;
	return { ...suggestion, node: nodeWith(context, suggestion.parameters as INodeParameters) };
}

/** Whatever an answer holds: a proposal is a help, and must not cost what was sent. */
function proposalFor(example: Example, settings: RawSettings): Suggestion {
	try {
		return suggestSettings([example], settings);
	} catch (error) {
		return { fields: [], reasons: [`Nothing can be proposed: ${sentenceOf(error)}.`] };
	}
}

/** The answer on which a run stopped, without secrets: its words may stand in what is proposed. */
export function exampleOf(
	{ records, status, text, contentType }: UnreadAnswer,
	secrets: SecretMask,
): Example {
	const masked = maskedJson(text, secrets) ?? secrets.maskText(text);
	return { records, status, text: masked, ...(contentType === undefined ? {} : { contentType }) };
}

function maskedJson(text: string, secrets: SecretMask): string | undefined {
	try {
		return JSON.stringify(secrets.maskDeep(parseExact(text, (digits) => digits)));
	} catch {
		return undefined;
	}
}

function withRequestPath(
	suggestion: Suggestion,
	{ requestSplitPath, bulkSupport, bodyFormat }: RawSettings,
	path: string | undefined,
): Suggestion {
	const hasPlace = bulkSupport && bodyFormat === 'json';
	if (path === undefined || path === requestSplitPath || !hasPlace) return suggestion;
	const name = 'requestSplitPath';
	return {
		fields: [[fieldLabel(name), path], ...suggestion.fields],
		reasons: [
			`${fieldLabel(name)}: here the records stand in the request that you pasted.`,
			...suggestion.reasons,
		],
		parameters: { [name]: path, ...suggestion.parameters },
	};
}

/** Fields that say how an answer is read; what a suggestion does not have of them is left out. */
const ANSWER_FIELDS = [
	...['responseReports', 'responseSplitPath', 'missingList', 'matchBy', 'requestKeyPath'],
	...['responseKeyPath', 'responseIndexPath', 'indexPattern', 'firstIndex', 'recordOutcome'],
	...['specifyParsePathMap', 'parsePathMap', 'parsePathMapJson', 'successField'],
	...['successCondition', 'successValues', 'failureSplitPaths'],
];
const EXAMPLE_OPTIONS = ['exampleAnswer', 'exampleStatus', 'exampleRecords'];

/** What is left out would be as the template has it, and its fields would not even count. */
const overTemplate = {
	adjustTemplate: true,
	...Object.fromEntries(
		Object.entries(panelDefaults).filter(
			([name]) => ANSWER_FIELDS.includes(name) && !name.startsWith('parsePathMap'),
		),
	),
};

function nodeWith(context: IExecuteFunctions, suggested: INodeParameters): object {
	const { name, type, typeVersion, position, parameters, credentials } = context.getNode();
	const kept = Object.entries(parameters).filter(([field]) => !ANSWER_FIELDS.includes(field));
	const options = Object.entries({
		...(parameters.options as INodeParameters | undefined),
		...(suggested.options as INodeParameters | undefined),
	}).filter(([option]) => !EXAMPLE_OPTIONS.includes(option));
	const isTemplate = (parameters.template ?? CUSTOM) !== CUSTOM;
	const node = {
		name,
		type,
		typeVersion,
		position,
		parameters: {
			...Object.fromEntries(kept),
			...(isTemplate && overTemplate),
			...suggested,
			options: Object.fromEntries(options),
		},
		...(credentials && { credentials }),
	};
	return { nodes: [node], connections: {} };
}
