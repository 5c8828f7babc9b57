import type { INodeProperties } from 'n8n-workflow';
import { destinationTemplates } from '../../../../nodes/ApiBulkSender/templates';
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
	optionsOfTemplates: Object.fromEntries(
		destinationTemplates.map(({ id, optionDefaults }) => [id, optionDefaults]),
	),
};

it('keeps every published default', () => {
	expect(inCode).toEqual(published.version1);
});
