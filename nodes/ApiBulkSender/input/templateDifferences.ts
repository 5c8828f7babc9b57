import type { INodeParameters } from 'n8n-workflow';

import type { DestinationTemplate } from '../templates';
import { fieldLabel } from './fieldLabel';

/** Fields with a value of their own to show. */
const SIMPLE = [
	'apiEndpoint',
	'apiMethod',
	'bulkSupport',
	'groupingLimit',
	'requestSplitPath',
	'responseReports',
	'responseSplitPath',
	'matchBy',
	'requestKeyPath',
	'responseKeyPath',
	'responseIndexPath',
	'firstIndex',
	'recordOutcome',
	'recoverableErrorCodes',
	'yieldingErrorCodes',
	'maxRetries',
] as const;

/**
 * The panel's values that are not the template's, as "Field: value (template: value)". Fields that
 * the panel hides have no value, and those that the template leaves empty are the user's to fill.
 */
export function templateDifferences(
	template: DestinationTemplate,
	parameters: INodeParameters,
): string[] {
	const simple = SIMPLE.filter((name) => {
		const value = parameters[name];
		return value !== undefined && value !== template[name] && template[name] !== '';
	}).map((name) => `${fieldLabel(name)}: ${show(parameters[name])} (template: ${template[name]})`);
	const added = SIMPLE.filter((name) => template[name] === '' && name !== 'apiEndpoint')
		.filter((name) => parameters[name] !== undefined && parameters[name] !== '')
		.map((name) => `${fieldLabel(name)}: ${show(parameters[name])} (template: empty)`);
	return [
		...simple,
		...added,
		...(sameMap(template, parameters) ? [] : ['Parse Path Map is changed']),
		...(sameHeaders(template, parameters) ? [] : ['Additional Headers are changed']),
	];
}

function show(value: unknown): string {
	return value === '' ? 'empty' : String(value);
}

interface Entries<Entry> {
	entries?: Entry[];
}

function sameMap(template: DestinationTemplate, parameters: INodeParameters): boolean {
	const wanted = Object.entries(template.parsePathMap).filter(([, path]) => path !== '');
	const { parsePathMap, parsePathMapJson } = parameters;
	if (parsePathMap !== undefined) {
		const { entries = [] } = parsePathMap as Entries<{ name: string; path: string }>;
		const used = entries.filter(({ path }) => path !== '');
		// An empty map means the template's.
		if (used.length === 0) return true;
		return sameEntries(
			wanted,
			used.map(({ name, path }) => [name, path]),
		);
	}
	if (typeof parsePathMapJson !== 'string') return true;
	try {
		const map = Object.entries(JSON.parse(parsePathMapJson) as Record<string, unknown>);
		return sameEntries(
			wanted,
			map.filter(([, path]) => path !== ''),
		);
	} catch {
		return false;
	}
}

function sameHeaders(template: DestinationTemplate, parameters: INodeParameters): boolean {
	const { entries = [] } = (parameters.additionalHeaders ?? {}) as Entries<{ name: string }>;
	const names = entries.map(({ name }) => name).filter((name) => name !== '');
	// A row that the template leaves empty is the user's to fill.
	return names.length === 0 || template.additionalHeaders.length > 0;
}

function sameEntries(wanted: unknown[][], found: unknown[][]): boolean {
	const text = (entries: unknown[][]) => JSON.stringify([...entries].sort());
	return text(wanted) === text(found);
}
