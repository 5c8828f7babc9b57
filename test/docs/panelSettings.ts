import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { optionDefaults } from '../../nodes/ApiBulkSender/engine/settings';
import type { Overrides } from '../nodes/ApiBulkSender/engine/harness';
import { atRunTime, properties } from '../nodes/ApiBulkSender/parameters/panel';

/** Settings as a page writes them: under the labels of the panel, choices by their names. */
export type Labelled = Record<string, unknown>;

const [{ options: optionProperties }] = properties.filter(({ name }) => name === 'options');

/**
 * Settings as the engine takes them.
 *
 * @throws Error for a label or choice that the panel does not have, or does not show with the others
 */
export function settingsOf(labelled: Labelled): Overrides {
	const { Options: options = {}, 'Parse Path Map': map = {}, ...fields } = labelled;
	const values = named(properties, fields) as INodeParameters;
	const shown = atRunTime(values);
	for (const name of Object.keys(values)) {
		if (!(name in shown)) throw new Error(`The panel does not show '${name}' with these settings`);
	}
	const paths = Object.entries(map as Record<string, string>);
	return {
		...shown,
		specifyParsePathMap: 'fields',
		parsePathMap: { entries: paths.map(([name, path]) => ({ name, path })) },
		...named(optionProperties as INodeProperties[], options as Labelled),
	} as Overrides;
}

/** Values under the names of their fields. */
function named(all: readonly INodeProperties[], labelled: Labelled): Labelled {
	const entries = Object.entries(labelled).map(([label, value]) => {
		// Fields of one name and label differ by template or by what they go with.
		const variants = all.filter(
			({ displayName, type }) => displayName === label && type !== 'notice',
		);
		if (variants.length === 0) throw new Error(`The panel has no field '${label}'`);
		return [variants[0].name, valueOf(variants, value)];
	});
	return Object.fromEntries(entries);
}

function valueOf(variants: readonly INodeProperties[], value: unknown): unknown {
	const [{ displayName, type }] = variants;
	if (type === 'fixedCollection') return groupOf(variants[0], value as Labelled);
	if (type !== 'options') {
		if (typeof value === type) return value;
		throw new Error(`'${displayName}' is a ${type}, but the page has ${JSON.stringify(value)}`);
	}
	const choices = variants.flatMap(({ options = [] }) => options);
	const choice = choices.find(({ name }) => name === String(value));
	if (choice !== undefined && 'value' in choice) return choice.value;
	throw new Error(`'${displayName}' has no choice ${JSON.stringify(value)}`);
}

/** A group of options; those that are not named keep their defaults. */
function groupOf({ name, options }: INodeProperties, labelled: Labelled): Labelled {
	const [{ values }] = options as Array<{ values: INodeProperties[] }>;
	const defaults = optionDefaults[name as 'waiting'];
	return { ...defaults, ...named(values, labelled) };
}
