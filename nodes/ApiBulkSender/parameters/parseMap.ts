import type { INodeProperties } from 'n8n-workflow';
import { destinationTemplates, type DestinationTemplate } from '../templates';
import { perTemplate, shownWhen } from './variants';

const specify: INodeProperties = {
	displayName: 'Specify Parse Path Map',
	name: 'specifyParsePathMap',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Using Fields Below', value: 'fields', description: 'One row for each value' },
		{ name: 'Using JSON', value: 'json', description: 'One JSON object for all values' },
	],
	default: 'fields',
	description: 'How to say where code, message and ID sit in the response',
};

const map: INodeProperties = {
	displayName: 'Parse Path Map',
	name: 'parsePathMap',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Value',
	default: {
		entries: [
			{ name: 'status_code', path: '' },
			{ name: 'error_message', path: '' },
			{ name: 'entity_id', path: '' },
		],
	},
	// n8n shows no hint under a fixedCollection.
	description:
		"What to read from each record's part of the response. The names status_code, error_message, entity_id and warnings have a meaning; other names are carried along. Rows with an empty path are left out",
	options: [
		{
			displayName: 'Values',
			name: 'entries',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. status_code',
					description: 'Name under which the value appears in the result',
				},
				{
					displayName: 'Path',
					name: 'path',
					type: 'string',
					default: '',
					placeholder: 'e.g. $.code',
					description: 'Where the value sits in the part',
				},
			],
		},
	],
};

const mapJson: INodeProperties = {
	displayName: 'Parse Path Map',
	name: 'parsePathMapJson',
	type: 'json',
	typeOptions: { rows: 6 },
	default: '{\n  "status_code": "",\n  "error_message": "",\n  "entity_id": ""\n}',
	placeholder: 'e.g. { "status_code": "$.error.code", "error_message": "$.error.message" }',
	description:
		"What to read from each record's part of the response, as an object of name and path",
};

/**
 * n8n keeps the rows of a fixedCollection once they are stored, whatever template is chosen later;
 * so the templates have no rows of their own here, and an empty map means the template's.
 */
const templateMaps = perTemplate(map, () => ({}));

/** What an empty map means: a notice for each distinct map of the templates. */
const templateNotices = [...new Set(destinationTemplates.map(noticeOf))].map(
	(displayName): INodeProperties => ({
		displayName,
		name: 'parsePathMapNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: {
				template: destinationTemplates
					.filter((template) => noticeOf(template) === displayName)
					.map(({ id }) => id),
			},
		},
	}),
);

function noticeOf({ parsePathMap }: DestinationTemplate): string {
	return `With no path filled in, the template's own are used: ${list(parsePathMap)}. Rows that you fill in replace them all.`;
}

function list(paths: DestinationTemplate['parsePathMap']): string {
	const used = Object.entries(paths).filter(([, path]) => path !== '');
	return used.map(([name, path]) => `${name} = ${path}`).join(', ');
}

const asJson = ({ parsePathMap }: DestinationTemplate) => JSON.stringify(parsePathMap, null, 2);

export const parseMapProperties: INodeProperties[] = [
	specify,
	...shownWhen([...templateMaps, ...templateNotices], { specifyParsePathMap: ['fields'] }),
	...shownWhen(perTemplate(mapJson, asJson), { specifyParsePathMap: ['json'] }),
];
