import type { IExecuteFunctions, INodeParameters, NodeExecutionHint } from 'n8n-workflow';

import { isJsonObject } from '../engine/json';
import { sentences } from '../engine/sentences';
import { fieldLabel } from '../input/fieldLabel';
import { adviceOnHidden } from '../input/hiddenFields';
import { mentionsItem, wronglyPerItem } from '../input/perItem';
import { optionDefaults, type Settings } from '../engine/settings';
import type { Panel } from '../input/readPanel';
import type { OpenJournal } from '../journal/openJournal';
import type { RunResult } from '../engine/run/delivery';
import type { Notable } from './notable';
import type { Advice } from './nothingArrived';
import { plainText } from './plainText';
import type { ShownExample, ShownSuggestion } from './suggest';
import { templateDifferences } from '../input/templateDifferences';

export type Hint = Pick<NodeExecutionHint, 'message' | 'type'>;

/** Hints about the settings, given whatever the run does. */
export function settingHints(context: IExecuteFunctions, panel: Panel): Hint[] {
	const hints: Hint[] = [];
	const node = context.getNode();
	if (node.executeOnce) {
		hints.push(
			warning("'Execute Once' is on in the node's settings, so only the first item was sent"),
		);
	}
	if (panel.options.exampleAnswer.trim() !== '' && !panel.options.dryRun) {
		hints.push(info("'Example Answer' is read only in a dry run: switch the option 'Dry Run' on"));
	}
	const items = context.getInputData().length;
	if (panel.recordsFrom === 'json' && items > 1 && !mentionsItem(node.parameters.recordsJson)) {
		hints.push(
			warning(
				`'Records JSON' is read once for each of the ${items} input items, and it is the same for all: its records were taken ${items} times. Switch 'Execute Once' on in the node's settings to take them once`,
			),
		);
	}
	const fields = wronglyPerItem(node.parameters).map(fieldLabel);
	if (fields.length > 0) {
		hints.push(
			warning(
				`These fields are read from the first item only, though their expression mentions the item: ${fields.join(', ')}`,
			),
		);
	}
	return [...hints, ...templateHints(node.parameters, panel)];
}

function templateHints(
	parameters: INodeParameters,
	{ templated, templateOptions, settings }: Panel,
): Hint[] {
	const { template, isFixed } = templated;
	if (template === undefined) return [];
	const hints: Hint[] = [];
	const differences = isFixed ? [] : templateDifferences(template, parameters);
	if (differences.length > 0) {
		hints.push(
			info(`Other than in the template '${template.displayName}': ${differences.join('; ')}`),
		);
	}
	if (templateOptions.requestsPerPeriod !== undefined) {
		const { requestsPerPeriod, period, periodUnit } = settings.options;
		const unit = period === 1 ? periodUnit.replace(/s$/, '') : `${period} ${periodUnit}`;
		hints.push(
			info(
				`The template sends at most ${requestsPerPeriod} requests per ${unit}; add the option 'Rate Limit' to change it`,
			),
		);
	}
	const others = otherOptions(templateOptions);
	if (others.length > 0) {
		hints.push(info(`The template sets these options; add one to change it: ${others.join('; ')}`));
	}
	return hints;
}

const RATE_LIMIT = ['requestsPerPeriod', 'period', 'periodUnit', 'limitIsShared'];

/** Those besides the rate limit, as "Option: value". */
function otherOptions({ waiting, ...options }: Panel['templateOptions']): string[] {
	const inGroup = Object.entries(waiting ?? {}).filter(
		([name, value]) => value !== optionDefaults.waiting[name as keyof typeof waiting],
	);
	return [...Object.entries(options), ...inGroup]
		.filter(([name]) => !RATE_LIMIT.includes(name))
		.map(([name, value]) => `${fieldLabel(name)}: ${String(value)}`);
}

/** The first field of a file's rows may have a mark in its name that nobody sees; the API gets it. */
export function markHints(record: unknown): Hint[] {
	const marked = Object.keys(isJsonObject(record) ? record : {}).find((name) =>
		name.startsWith('\ufeff'),
	);
	if (marked === undefined) return [];
	const name = marked.replace('\ufeff', '');
	return [
		warning(
			`The name of the field "${name}" has an invisible byte order mark in it, which came with a file, and so it leaves: switch the option 'Exclude Byte Order Mark (BOM)' of Extract from File on`,
		),
	];
}

/** Hints about what became of the records, the most important first. */
export function resultHints(
	result: RunResult,
	notable: Notable,
	{ settings, panel }: { settings: Settings; panel: Panel },
	advice: Pick<Advice, 'refused'>,
): Hint[] {
	return hintsOfResult(result, notable, settings, advice).map(({ message, type }) => ({
		message: sentences(message, adviceOnHidden(panel.templated, message)),
		type,
	}));
}

function hintsOfResult(
	result: RunResult,
	notable: Notable,
	settings: Settings,
	{ refused }: Pick<Advice, 'refused'>,
): Hint[] {
	const { records, stop, notes } = result;
	const hints: Hint[] = [];
	if (stop !== undefined) {
		const { unsent } = records;
		const rest =
			unsent === 0 ? '' : `; ${unsent} ${unsent === 1 ? 'record is' : 'records are'} unsent`;
		const advice = stop.kind === 'refused' ? refused : '';
		hints.push(warning(sentences(`Sending stopped early${rest}`, stop.reason, advice)));
	}
	const { invalid } = notable;
	if (invalid.count > 0) {
		const count = invalid.count === 1 ? '1 record' : `${invalid.count} records`;
		hints.push(warning(`${count} could not be sent. ${invalid.first}`));
	}
	if (settings.sendOnlyFirst > 0 && records.unsent > 0 && stop === undefined) {
		hints.push(
			info(
				`'Send Only First' is on: ${records.total - records.unsent} of ${records.total} records were taken, the others are on Failed as unsent`,
			),
		);
	}
	if (notes.judgedByWords && judgesWithoutCode(settings)) hints.push(noCodeHint);
	if (notes.failuresAt !== undefined) {
		hints.push(
			warning(
				`An answer to a record that counts as succeeded speaks of failures at ${notes.failuresAt}. If that means the record, set 'Record Outcome' By Field with this path`,
			),
		);
	}
	if (neverFoundList(settings, records.succeeded, notes.listFound)) hints.push(noListHint);
	if (records.accepted > 0) hints.push(acceptedHint(records.accepted));
	if (records.unclear > 0) {
		hints.push(
			warning(
				`${records.unclear} failed records are unclear: they were sent, but no answer proves what became of them. Look at the destination before you send them again`,
			),
		);
	}
	if (notable.unexplained) {
		hints.push(
			info(
				"'Parse Path Map' found neither a code nor a message for some failed records. Switch the option 'Include Response' on to see where they are",
			),
		);
	}
	return hints;
}

/** What a run that stopped on its first answer should be set to. */
export function suggestionHints(suggestion: ShownSuggestion | undefined): Hint[] {
	if (suggestion === undefined) return [];
	const { fields, parameters } = suggestion;
	if (parameters === undefined) return [info(suggestion.reasons.join(' '))];
	return [
		info(
			`Settings that read this answer: ${asList(fields)}. Why, and the node with them to paste onto the canvas, stand in Summary under suggestion`,
		),
	];
}

/** What the present settings make of the pasted answer, and better ones. */
export function exampleHints(example: ShownExample, suggestion: ShownSuggestion): Hint[] {
	const { succeeded, failed, unclear, unread } = example;
	const rest = unread === undefined ? '' : `, and ${unread}, which speaks of failures, is not read`;
	const message = `'Example Answer' under the present settings: ${succeeded} succeeded, ${failed} failed, ${unclear} unclear${rest}`;
	const isGood = unclear === 0 && unread === undefined;
	return [isGood ? info(message) : warning(message), ...suggestionHints(suggestion)];
}

function asList(fields: ShownSuggestion['fields']): string {
	return fields.map(([label, value]) => `${label}: ${value}`).join('; ');
}

/** A sentence about the records themselves, where there is one. */
export function notices(sentence: string | undefined): Hint[] {
	return sentence === undefined ? [] : [info(sentence)];
}

export function warnings(sentence: string): Hint[] {
	return [warning(sentence)];
}

/** Whether only what an answer says of itself can make it a failure. */
function judgesWithoutCode({ answer }: Settings): boolean {
	if (answer.reports === 'failedRecordsOnly' || answer.outcome.by !== 'errorCode') return false;
	return !answer.parseMap.has('status_code');
}

/** Whether records succeeded by a list that no answer of the run had. */
function neverFoundList({ answer }: Settings, succeeded: number, listFound?: boolean): boolean {
	return answer.reports === 'failedRecordsOnly' && succeeded > 0 && listFound !== true;
}

const noListHint = info(
	"No answer of this run had a list of failed records, so all of them count as succeeded. Try a record that the API must refuse once, to see that 'Response Split Path' finds the list",
);

function acceptedHint(count: number): Hint {
	const what = count === 1 ? '1 record was accepted' : `${count} records were accepted`;
	return info(
		`${what}, but maybe not processed yet: what becomes of them is seen in the application itself. The option 'Success Means' says what counts as accepted`,
	);
}

const noCodeHint = info(
	"'Parse Path Map' has no path for status_code, so a record counts as failed only if its answer says so in the usual words: success false, status error, errors that are not empty and the like. Enter the path if the destination reports failures otherwise",
);

export const noRecordsHint = info(
	"There were no records to send: no input items, an empty 'Records JSON', or no records at 'Request Split Path'",
);

/** What a journal gives occasion to say. */
export function journalHints(
	{ path, endedBefore, begunAnew }: Pick<OpenJournal, 'path' | 'endedBefore' | 'begunAnew'>,
	problem: string | undefined,
	{ records, requests }: Pick<RunResult, 'records' | 'requests'>,
): Hint[] {
	const hints: Hint[] = [];
	if (problem !== undefined) hints.push(warning(`${problem} (${path})`));
	if (begunAnew.length > 0) {
		hints.push(
			info(
				`An earlier run with the same input and other settings (${begunAnew.join(', ')}) had not ended, but nothing of it arrived, so this run began anew`,
			),
		);
	}
	if (records.fromJournal === undefined || requests.sent > 0) return hints;
	const { total, fromJournal, failed, unclear } = records;
	const known =
		fromJournal === total ? 'all records are' : `${fromJournal} of ${total} records are`;
	const what = endedBefore
		? 'This input was sent to its end by an earlier run, so nothing was sent again'
		: `Nothing was sent, since ${known} known from an earlier run`;
	const how = `what became of each is told from the journal ${path}`;
	if (failed === 0) {
		hints.push(info(`${what}: ${how}. Delete the journal's files to send the input once more`));
		return hints;
	}
	const doubt = unclear === 0 ? '' : `, ${unclear} of them unclear`;
	const look = unclear === 0 ? '' : 'Look at the destination first. ';
	hints.push(
		warning(
			`${what}: ${how}. ${failed} had failed there${doubt}, with the reasons of that run. ${look}To send them anew, send what leaves by Failed, or delete the journal's files: then the whole input is sent once more`,
		),
	);
	return hints;
}

export function refusedHint(reason: string): Hint {
	return warning(`Nothing was sent. ${reason}`);
}

/** A fault of this node after requests had left. */
export function faultHint(reason: string): Hint {
	return warning(
		`${reason}. Records whose outcome was lost with it are unclear: look at the destination before you send them again`,
	);
}

export const dryRunHint = info(
	"'Dry Run' is on: nothing was sent. The output Summary shows the first requests",
);

function info(message: string): Hint {
	return { message, type: 'info' };
}

function warning(message: string): Hint {
	return { message, type: 'warning' };
}

export function giveHints(context: IExecuteFunctions, hints: readonly Hint[]): void {
	if (hints.length === 0) return;
	const shown = hints.map(({ message, type }) => ({
		message: plainText(message),
		type,
		location: 'outputPane' as const,
	}));
	context.addExecutionHints(...shown);
}
