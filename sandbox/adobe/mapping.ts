import { randomUUID } from 'node:crypto';
import type { Answer, Call } from '../core/endpoint.ts';
import { objectBody } from './bodies.ts';
import { namespaces } from './catalogue/namespaces.ts';
import type { Context } from './context.ts';
import { isFields, isText } from './json.ts';
import type { Fields } from './json.ts';
import { adobeProblem, Refused } from './problems.ts';

interface Rule extends Fields {
	sourceType: string;
	source: string;
	destination: string;
}

const newId = () => randomUUID().replaceAll('-', '');

function refuse(detail: string): never {
	throw new Refused(adobeProblem.generic(400, 'BadRequestError', detail));
}

function found(entities: ReadonlyMap<string, Fields>, kind: string, id: unknown): Fields {
	const entity = entities.get(String(id));
	if (entity) return entity;
	const detail = `${kind} not found with id ${String(id)}`;
	throw new Refused(adobeProblem.generic(404, 'Not Found', detail));
}

export function createSchema({ space }: Context, call: Call): Answer {
	const { name, jsonSchema } = objectBody(call);
	if (!isText(name)) refuse('name is required');
	if (!isFields(jsonSchema) || !isFields(jsonSchema['properties'])) {
		refuse('jsonSchema must be a JSON Schema of an object');
	}
	const schema = { id: newId(), version: 0, name, jsonSchema };
	space.schemas.set(schema.id, schema);
	return { status: 200, body: { id: schema.id, version: 0, jsonSchema } };
}

export function getSchema({ space }: Context, { params }: Call): Answer {
	return { status: 200, body: found(space.schemas, 'Schema', params['id']) };
}

function schemaOf({ space }: Context, body: Fields, name: string): Fields {
	const reference = body[name];
	return found(space.schemas, name, isFields(reference) ? reference['id'] : undefined);
}

function rulesOf(body: Fields): Rule[] {
	const { mappings } = body;
	if (!Array.isArray(mappings) || mappings.length === 0) return refuse('mappings is required');
	for (const rule of mappings as unknown[]) {
		const { sourceType, source, destination } = isFields(rule) ? rule : ({} as Fields);
		if (sourceType !== 'ATTRIBUTE' && sourceType !== 'EXPRESSION') {
			refuse('sourceType must be ATTRIBUTE or EXPRESSION');
		}
		if (!isText(source) || !isText(destination)) refuse('A mapping needs source and destination');
	}
	return mappings as Rule[];
}

function assertDestinations(rules: readonly Rule[], output: Fields): void {
	const names = rules.map(({ destination }) => destination);
	const dotted = names.filter((name) => name.includes('.'));
	if (dotted.length > 0) refuse(`Destinations must not contain dots: ${dotted.join(', ')}`);
	const repeated = names.filter((name, at) => names.indexOf(name) !== at);
	if (repeated.length > 0) refuse(`Duplicate mapping rules for ${repeated.join(', ')}`);
	const { properties } = output['jsonSchema'] as { properties: Fields };
	const missing = names.filter((name) => !Object.hasOwn(properties, name));
	if (missing.length > 0) refuse(`The output schema does not have ${missing.join(', ')}`);
}

/** Dots of a namespace are escaped by two slashes: `identityMap.Phone_E//.164`. */
function namespaceOf({ source }: Rule): string | undefined {
	const rest = /^identityMap\.(.+)$/.exec(source)?.[1];
	if (rest === undefined) return undefined;
	const [code] = rest.split(/(?<!\/\/)\./);
	const name = code.replaceAll('//.', '.').replace(/\[.*$/, '');
	if (!namespaces.some((namespace) => namespace.code === name)) {
		refuse(`The identity namespace of ${source} does not exist`);
	}
	return name;
}

function assertSources(rules: readonly Rule[]): void {
	const used = new Set(rules.map(namespaceOf).filter((name) => name !== undefined));
	if (used.size > 1) refuse(`Only one identity namespace can be mapped: ${[...used].join(', ')}`);
}

export function createMappingSet(context: Context, call: Call): Answer {
	const body = objectBody(call);
	const input = schemaOf(context, body, 'inputSchema');
	const output = schemaOf(context, body, 'outputSchema');
	const rules = rulesOf(body);
	assertDestinations(rules, output);
	assertSources(rules);
	const { clientId } = context.world.credentials.adobe;
	const created = {
		id: newId(),
		version: 0,
		createdDate: context.now,
		modifiedDate: context.now,
		createdBy: `${clientId}@AdobeID`,
		modifiedBy: `${clientId}@AdobeID`,
	};
	const mappings = rules.map((rule) => ({ id: newId(), version: 0, ...rule }));
	const { xdmVersion = '1.0' } = body;
	const set = { ...created, inputSchema: input, outputSchema: output, mappings, xdmVersion };
	context.space.mappingSets.set(created.id, set);
	return { status: 200, body: created };
}

export function getMappingSet({ space }: Context, { params }: Call): Answer {
	return { status: 200, body: found(space.mappingSets, 'Mapping set', params['id']) };
}
