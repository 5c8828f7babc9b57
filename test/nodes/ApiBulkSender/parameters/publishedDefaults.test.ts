import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { optionDefaults } from '../../../../nodes/ApiBulkSender/engine/settings';
import { journalDefaults } from '../../../../nodes/ApiBulkSender/journal/runJournal';
import { nodeOptionDefaults } from '../../../../nodes/ApiBulkSender/input/readPanel';
import { destinationTemplates, INPUT_FIELD } from '../../../../nodes/ApiBulkSender/templates';
import { properties } from './panel';
import published from './publishedDefaults.json';

/**
 * n8n stores no value that equals its default, so a changed default changes workflows that exist.
 * New fields are added to publishedDefaults.json; an entry that is there changes only together
 * with a new version of the node.
 */
const inCode = {
	fields: properties
		.filter(({ type }) => type !== 'notice')
		.filter(({ name, displayOptions }) => !isOfTemplates(name, displayOptions?.show))
		.map(({ name, displayOptions, default: value }) => ({
			name,
			...(displayOptions?.show && { show: displayOptions.show }),
			default: value,
		})),
	options: Object.fromEntries(
		(properties.find(({ name }) => name === 'options')?.options as INodeProperties[]).map(
			(option) => [option.name, option.default],
		),
	),
	templates: Object.fromEntries(
		destinationTemplates.map(({ id, isAdjusted = false, asks, settings, options, wrapper }) => [
			id,
			{
				isAdjusted,
				asks: Object.fromEntries(asks.map((ask) => [ask.name, ask.default])),
				settings,
				options,
				wrapper,
			},
		]),
	),
};

/** Made of the templates, which are listed by themselves. */
function isOfTemplates(name: string, show: object | undefined): boolean {
	const isTheirs = name === 'adjustTemplate' || name.startsWith(INPUT_FIELD);
	return isTheirs || (show !== undefined && 'adjustTemplate' in show);
}

/** A group is kept empty as long as its values equal these. */
function groupDefaults(name: string) {
	const all = properties.find((property) => property.name === 'options')?.options;
	const group = (all as INodeProperties[]).find((option) => option.name === name);
	const [{ values }] = group?.options as INodePropertyCollection[];
	return Object.fromEntries(values.map((value) => [value.name, value.default]));
}

it('keeps every published default', () => {
	expect(inCode).toEqual(published.version1);
});

it('gives an option that was not added the value that the panel shows for it', () => {
	const options: Record<string, unknown> = { ...inCode.options };
	const { requestsPerPeriod, period, periodUnit, limitIsShared, ...delivery } = optionDefaults;
	const atRunTime: Record<string, unknown> = { ...delivery, ...nodeOptionDefaults };
	// Without the group there is no limit.
	expect({ requestsPerPeriod, period, periodUnit }).toMatchObject({ requestsPerPeriod: 0 });
	expect(groupDefaults('rateLimit')).toEqual({
		requestsPerPeriod: 60,
		period: 1,
		periodUnit: 'minutes',
		limitIsShared,
	});
	delete options.rateLimit;
	// Without the group nothing is written down.
	expect(groupDefaults('journal')).toEqual(journalDefaults);
	expect(atRunTime.journal).toBeUndefined();
	delete options.journal;
	delete atRunTime.journal;
	expect(Object.keys(options).sort()).toEqual(Object.keys(atRunTime).sort());
	// Adding one of these means wanting it, so it then starts switched on; not added means off.
	const off = {
		sendOnlyFirst: 0,
		autoConcurrency: false,
		dryRun: false,
		includeResponse: false,
		report: false,
		splitCodes: '',
	};
	expect({ ...options, ...off, waiting: groupDefaults('waiting') }).toEqual(atRunTime);
});
