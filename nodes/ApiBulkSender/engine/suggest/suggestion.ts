import type { RawSettings } from '../settings';
import type { Candidate } from './candidates';
import { cautionsOf, whyNothing, type WhyNothing } from './cautions';
import type { ReadExample } from './example';
import { choices, labels, type Suggested } from './labels';
import type { Proposal } from './proposal';
import { Reasons } from './reasons';

/** Settings for an API, as the node has them. */
export interface Suggestion {
	/** The node's parameters to be set; absent when nothing can be proposed. */
	parameters?: Record<string, unknown>;
	/** The same as the panel shows it: label and value. */
	fields: Array<[label: string, value: string]>;
	/** Why each field has its value, in their order, and then what the examples leave open. */
	reasons: string[];
}

const OPTIONS: readonly Suggested[] = ['judgedCodes', 'unnamedRecords', 'stopCodes'];

/**
 * @param candidate undefined when nothing fits
 * @param why what stands in the way then
 */
export function present(
	candidate: Candidate | undefined,
	examples: readonly ReadExample[],
	settings: RawSettings,
	why: WhyNothing = {},
): Suggestion {
	if (candidate === undefined) {
		return { fields: [], reasons: [whyNothing(examples, why)] };
	}
	const values = shownValues(candidate.proposal, settings.bulkSupport);
	const reasons = new Reasons(candidate, examples);
	return {
		fields: values.map(([name, value]) => [labels[name], shown(name, value)]),
		reasons: [
			...values.map(([name]) => `${labels[name]}: ${reasons.of(name)}`),
			...cautionsOf(candidate, examples),
		],
		parameters: asParameters(values),
	};
}

type Values = Array<[name: Suggested, value: unknown]>;

/** What the panel shows under the proposed choices, in its order. */
function shownValues(proposal: Proposal, bulkSupport: boolean): Values {
	const { responseReports: reports, matchBy, options, codes, map } = proposal;
	const isSplit = reports !== 'wholeRequest';
	const isFailedOnly = reports === 'failedRecordsOnly';
	const hasField = proposal.successField !== '';
	const isShown: Record<Suggested, boolean> = {
		responseReports: bulkSupport,
		responseSplitPath: isSplit,
		missingList: isFailedOnly,
		matchBy: isSplit,
		requestKeyPath: isSplit && matchBy === 'key',
		responseKeyPath: isSplit && matchBy === 'key',
		responseIndexPath: isSplit && matchBy === 'index',
		indexPattern: isSplit && matchBy === 'index' && proposal.indexPattern !== '',
		firstIndex: isSplit && matchBy === 'index',
		parsePathMap: true,
		recordOutcome: !isFailedOnly,
		successField: hasField,
		successCondition: hasField,
		successValues: hasField && proposal.successCondition === 'isOneOf',
		failureSplitPaths: proposal.recordOutcome === 'splitPath',
		recoverableErrorCodes: codes !== undefined && codes.recoverableErrorCodes.includes('http:'),
		yieldingErrorCodes: codes !== undefined && codes.yieldingErrorCodes.includes('http:'),
		judgedCodes: options.judgedCodes !== '',
		unnamedRecords: options.judgedCodes !== '',
		stopCodes: codes !== undefined,
	};
	const values = { ...proposal, ...options, ...codes, parsePathMap: map };
	return (Object.keys(labels) as Suggested[])
		.filter((name) => isShown[name])
		.map((name) => [name, values[name]]);
}

/** As n8n stores them. */
function asParameters(values: Values): Record<string, unknown> {
	const parameters: Record<string, unknown> = {};
	const options: Record<string, unknown> = {};
	for (const [name, value] of values) {
		if (OPTIONS.includes(name)) options[name] = value;
		else if (name !== 'parsePathMap') parameters[name] = value;
		else {
			const entries = Object.entries(value as Proposal['map']);
			parameters.specifyParsePathMap = 'fields';
			parameters.parsePathMap = { entries: entries.map(([key, path]) => ({ name: key, path })) };
		}
	}
	return Object.keys(options).length === 0 ? parameters : { ...parameters, options };
}

function shown(name: Suggested, value: unknown): string {
	if (name === 'parsePathMap') {
		const entries = Object.entries(value as Proposal['map']);
		return entries.map(([key, path]) => `${key} = ${path}`).join(', ') || 'nothing to read';
	}
	const text = String(value);
	if (name === 'responseSplitPath' && text === '') return 'leave empty';
	return choices[name]?.[text] ?? text;
}
