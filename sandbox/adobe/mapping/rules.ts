import { namespaces } from '../catalogue/namespaces.ts';
import { isFields, isText } from '../json.ts';
import type { Fields } from '../json.ts';
import { refuse } from './refuse.ts';

const sourceTypes = ['ATTRIBUTE', 'EXPRESSION', 'STATIC'] as const;

/** As it is written. */
export interface Rule extends Fields {
	sourceType: (typeof sourceTypes)[number];
	source: string;
	destination: string;
}

const written = ['sourceType', 'source', 'destination', 'name', 'description'];

export function rulesOf(body: Fields): Rule[] {
	const { mappings } = body;
	if (!Array.isArray(mappings) || mappings.length === 0) return refuse('mappings is required');
	for (const rule of mappings as unknown[]) {
		const fields = isFields(rule) ? rule : {};
		const { sourceType, source, destination } = fields;
		if (!sourceTypes.some((one) => one === sourceType)) {
			refuse(`sourceType must be one of ${sourceTypes.join(', ')}`);
		}
		if (!isText(source) || !isText(destination)) refuse('A mapping needs source and destination');
		const unknown = Object.keys(fields).filter((name) => !written.includes(name));
		if (unknown.length > 0) refuse(`A mapping cannot be written with ${unknown.join(', ')}`);
	}
	return mappings as Rule[];
}

export function assertRules(rules: readonly Rule[], outputColumns: Fields): void {
	const names = rules.map(({ destination }) => destination);
	const dotted = names.filter((name) => name.includes('.'));
	if (dotted.length > 0) refuse(`Destinations must not contain dots: ${dotted.join(', ')}`);
	const repeated = names.filter((name, at) => names.indexOf(name) !== at);
	if (repeated.length > 0) refuse(`Duplicate mapping rules for ${repeated.join(', ')}`);
	const missing = names.filter((name) => !Object.hasOwn(outputColumns, name));
	if (missing.length > 0) refuse(`The output schema does not have ${missing.join(', ')}`);
	assertIdentities(rules, outputColumns);
}

/** Dots of a namespace are escaped by two slashes: `identityMap.Phone_E//.164`. */
function namespaceOf({ source, sourceType }: Rule): string | undefined {
	const rest = /^identityMap\.(.+)$/.exec(source)?.[1];
	if (rest === undefined || sourceType !== 'ATTRIBUTE') return undefined;
	const [code] = rest.split(/(?<!\/\/)\./);
	const name = code.replaceAll('//.', '.').replace(/\[.*$/, '');
	if (!namespaces.some((namespace) => namespace.code === name)) {
		refuse(`The identity namespace of ${source} does not exist`);
	}
	return name;
}

/** One namespace at most; its column is a list of objects that have an `id`. */
function assertIdentities(rules: readonly Rule[], outputColumns: Fields): void {
	const used = new Set<string>();
	for (const rule of rules) {
		const namespace = namespaceOf(rule);
		if (namespace === undefined) continue;
		used.add(namespace);
		const column = outputColumns[rule.destination];
		if (!isFields(column) || column['type'] !== 'array' || !hasId(column['items'])) {
			refuse(`${rule.source} is a list of identities, ${rule.destination} is not`);
		}
	}
	if (used.size > 1) refuse(`Only one identity namespace can be mapped: ${[...used].join(', ')}`);
}

function hasId(items: unknown): boolean {
	const properties = isFields(items) ? items['properties'] : undefined;
	return isFields(properties) && isFields(properties['id']);
}

/** As it is read back: another spelling of `sourceType`, and fields that nobody wrote. */
export function ruleView(id: string, rule: Rule): Fields {
	const { source, destination, sourceType } = rule;
	const common = { id, version: 0, ...rule, functionVersion: 1 };
	switch (sourceType) {
		case 'EXPRESSION':
			return { ...common, sourceType: 'text/x.aep-xl', expressionAttributes: pathsIn(source) };
		case 'STATIC':
			return { ...common, sourceType: 'text/plain' };
		case 'ATTRIBUTE':
			return {
				...common,
				sourceType: 'text/x.schema-path',
				identity: false,
				primaryIdentity: false,
				matchScore: 0,
				sourceAttribute: source,
				destinationXdmPath: destination,
			};
	}
}

/** What an expression reads: names joined by dots outside of quotes. */
function pathsIn(expression: string): string[] {
	const bare = expression.replace(/"[^"]*"|'[^']*'/g, '');
	return [...new Set(bare.match(/\b[A-Za-z_]\w*(?:\.\w+)+/g) ?? [])];
}
