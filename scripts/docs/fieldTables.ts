import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

import { templateList, type ToldTemplate } from './templateList.ts';

/** Values of the fields that decide which others are shown. */
type Chosen = Readonly<Record<string, unknown>>;

/** Tables of a node's fields in Markdown, made of its description. */
export type Table = (description: INodeTypeDescription) => string;

/** All fields of the node that sends, those that every template shows differently once. */
export const everyField: Table = ({ properties }) => {
	const fields = properties.filter((one) => one.name === 'operation' || isField(one));
	return tableOf(firstOfEach(fields.filter(({ name }) => name !== 'options')));
};

/** The options of the node that sends, the fields of groups under them. */
export const everyOption: Table = ({ properties }) =>
	tableOf(optionsIn(properties.find(({ name }) => name === 'options')), 'Option');

/** For each operation a table of its own. */
export const byOperation: Table = ({ properties }) => {
	const platforms = choicesOf(properties, 'platform');
	return (platforms.length === 0 ? [undefined] : platforms)
		.flatMap((platform) => {
			const onPlatform: Chosen = platform === undefined ? {} : { platform: platform.value };
			return resourcesOf(properties, onPlatform).flatMap(({ resource, operations }) =>
				operations.map((operation) => {
					const chosen = { ...onPlatform, resource: resource.value, operation: operation.value };
					const titles = [platform?.name, resource.name, operation.name];
					const title = titles.filter((one) => one !== undefined).join(', ');
					const fields = shownFor(properties, chosen);
					return `**${title}.** ${operation.description ?? ''}\n\n${fieldsOf(fields)}`;
				}),
			);
		})
		.join('\n\n');
};

/** The fields of a trigger, with its options below. */
export const fieldsAndOptions: Table = ({ properties }) => fieldsOf(properties.filter(isField));

function fieldsOf(fields: readonly INodeProperties[]): string {
	const plain = firstOfEach(fields);
	const rows = plain.flatMap((field) => (field.type === 'collection' ? optionsIn(field) : [field]));
	return rows.length === 0 ? 'No fields.' : tableOf(rows);
}

/** What templates ask for stands on a page of its own. */
const INPUT_FIELD = 'templateInput_';
const CONTROLS = ['platform', 'resource', 'operation'];
/** n8n asks every tool for it. */
const OF_TOOLS = 'toolDescription';

function isField({ type, name }: INodeProperties): boolean {
	if (name.startsWith(INPUT_FIELD) || name === OF_TOOLS) return false;
	return type !== 'notice' && type !== 'hidden' && !CONTROLS.includes(name);
}

function firstOfEach(fields: readonly INodeProperties[]): INodeProperties[] {
	const names = new Map(fields.map((field) => [field.name, field] as const).toReversed());
	return fields.filter((field) => names.get(field.name) === field);
}

function optionsIn(collection: INodeProperties | undefined): INodeProperties[] {
	const options = (collection?.options ?? []) as INodeProperties[];
	return options.flatMap((option) => {
		if (option.type !== 'fixedCollection') return [option];
		const groups = option.options as INodePropertyCollection[];
		const inside = groups.flatMap(({ values }) => values);
		return [
			option,
			...inside.map((one) => ({
				...one,
				displayName: `${option.displayName}: ${one.displayName}`,
			})),
		];
	});
}

interface Resource {
	resource: { name?: string; value: unknown };
	operations: INodePropertyOptions[];
}

function resourcesOf(properties: readonly INodeProperties[], chosen: Chosen): Resource[] {
	const fields = properties.filter((property) => property.name === 'operation');
	return fields.flatMap((field): Resource[] => {
		const values = field.displayOptions?.show?.resource ?? [undefined];
		return values.flatMap((value): Resource[] => {
			const at = { ...chosen, resource: value };
			if (!isShown(field, at)) return [];
			const operations = field.options as INodePropertyOptions[];
			return [{ resource: { name: nameOf(properties, value), value }, operations }];
		});
	});
}

function nameOf(properties: readonly INodeProperties[], value: unknown): string | undefined {
	return choicesOf(properties, 'resource').find((choice) => choice.value === value)?.name;
}

function choicesOf(properties: readonly INodeProperties[], name: string): INodePropertyOptions[] {
	return properties
		.filter((property) => property.name === name)
		.flatMap((property) => (property.options ?? []) as INodePropertyOptions[]);
}

function shownFor(properties: readonly INodeProperties[], chosen: Chosen): INodeProperties[] {
	return properties.filter((property) => isField(property) && isShown(property, chosen));
}

/** Fields that others of the panel show or hide are listed all the same. */
function isShown({ displayOptions }: INodeProperties, chosen: Chosen): boolean {
	const { show = {}, hide = {} } = displayOptions ?? {};
	const fits = (values: unknown, name: string) => (values as unknown[]).includes(chosen[name]);
	return CONTROLS.every((name) => {
		if (!(name in chosen)) return true;
		if (show[name] !== undefined && !fits(show[name], name)) return false;
		return hide[name] === undefined || !fits(hide[name], name);
	});
}

function tableOf(fields: readonly INodeProperties[], title = 'Field'): string {
	const rows = fields.map((field) => [
		`**${field.displayName}**`,
		meaningOf(field),
		startOf(field),
	]);
	return [[title, 'What it is', 'Starts as'], ['---', '---', '---'], ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

function meaningOf({ description = '', hint, type, options }: INodeProperties): string {
	const sentences = [description, hint].filter((text) => text !== undefined && text !== '');
	if (type === 'options') {
		const names = ((options ?? []) as INodePropertyOptions[]).map(({ name }) => name);
		if (names.length > 1 && names.length <= 8) sentences.push(names.join(', '));
	}
	return cell(sentences.map((text) => text?.replace(/\.$/, '')).join('. '));
}

function startOf({ default: value, type, options }: INodeProperties): string {
	if (type === 'boolean') return value === true ? 'on' : 'off';
	if (type === 'options') {
		const choice = ((options ?? []) as INodePropertyOptions[]).find((one) => one.value === value);
		if (choice !== undefined) return cell(choice.name);
	}
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' && value.length <= 40
		? `\`${cell(value)}\``
		: '';
}

function cell(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replaceAll('|', '\\|')
		.replaceAll('*', '\\*')
		.replaceAll('_', '\\_')
		.replaceAll('<', '&lt;');
}

const MARK = /<!-- (\w+) of (\w+), made by npm run docs -->\n[^]*?<!-- end -->/g;

export const tables: Readonly<Record<string, Table>> = {
	fields: everyField,
	options: everyOption,
	operations: byOperation,
	all: fieldsAndOptions,
};

/** A page with its tables made anew. @throws Error for a table that nobody knows */
export function withTables(
	page: string,
	descriptions: Readonly<Record<string, INodeTypeDescription>>,
	templates: readonly ToldTemplate[],
): string {
	return page.replace(MARK, (_, kind: string, node: string) => {
		const description = descriptions[node];
		const made = kind === 'templates' ? () => templateList(templates) : description && tables[kind];
		if (description === undefined || made === undefined) {
			throw new Error(`There is no table "${kind} of ${node}"`);
		}
		const mark = `<!-- ${kind} of ${node}, made by npm run docs -->`;
		return `${mark}\n\n${made(description)}\n\n<!-- end -->`;
	});
}
