import type { INodeParameters } from 'n8n-workflow';

import { panelDefaults } from '../engine/settings';
import { panelValue, type DestinationTemplate } from '../templates';
import { fieldLabel } from './fieldLabel';

/** Fields that are told of otherwise, or are no settings of a template. */
const OTHERS = ['itemsAre', 'specifyParsePathMap', 'parsePathMap', 'parsePathMapJson'];

/** Fields with a value of their own to show. */
const SIMPLE = ['apiEndpoint', ...Object.keys(panelDefaults)].filter(
	(name) => !OTHERS.includes(name),
);

/**
 * The panel's values that are not the template's, as "Field: value (template: value)". Fields that
 * the panel hides have no value, and an endpoint that the template leaves empty is the user's to
 * fill.
 */
export function templateDifferences(
	template: DestinationTemplate,
	parameters: INodeParameters,
): string[] {
	const simple = SIMPLE.flatMap((name) => {
		const value = parameters[name];
		const wanted = panelValue(template, name) ?? fallbackOf(name);
		if (value === undefined || value === wanted) return [];
		if (name === 'apiEndpoint' && wanted === '') return [];
		return [`${fieldLabel(name)}: ${show(value)} (template: ${show(wanted)})`];
	});
	return [
		...simple,
		...(sameMap(template, parameters) ? [] : ['Parse Path Map is changed']),
		...(sameHeaders(template, parameters) ? [] : ['Additional Headers are changed']),
	];
}

/** As the panel starts: the engine takes an object where the panel has JSON. */
function fallbackOf(name: string): unknown {
	const value = panelDefaults[name as keyof typeof panelDefaults];
	return typeof value === 'object' ? JSON.stringify(value) : value;
}

function show(value: unknown): string {
	return value === '' ? 'empty' : String(value);
}

interface Entries<Entry> {
	entries?: Entry[];
}

function sameMap({ settings }: DestinationTemplate, parameters: INodeParameters): boolean {
	const wanted = Object.entries(settings.parsePathMap).filter(([, path]) => path !== '');
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

function sameHeaders({ settings }: DestinationTemplate, parameters: INodeParameters): boolean {
	const { entries = [] } = (parameters.additionalHeaders ?? {}) as Entries<Header>;
	const wanted = (settings.additionalHeaders ?? []).filter(isNamed);
	const used = entries.filter(isNamed);
	// A row that the template leaves empty is the user's to fill.
	if (wanted.length === 0) return used.length === 0 || settings.additionalHeaders !== undefined;
	const pairs = (headers: readonly Header[]) => headers.map(({ name, value }) => [name, value]);
	return sameEntries(pairs(wanted), pairs(used));
}

interface Header {
	name: string;
	value?: string;
}

function isNamed({ name }: Header): boolean {
	return name !== '';
}

function sameEntries(wanted: unknown[][], found: unknown[][]): boolean {
	const text = (entries: unknown[][]) => JSON.stringify([...entries].sort());
	return text(wanted) === text(found);
}
