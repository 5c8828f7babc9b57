import type { Answer, Call } from '../../core/endpoint.ts';
import { objectBody } from '../bodies.ts';
import { queryOf } from '../context.ts';
import type { Context } from '../context.ts';
import type { Fields } from '../json.ts';
import { adobeProblem, Refused } from '../problems.ts';
import { found } from './refuse.ts';
import type { JsonSchema } from './refuse.ts';
import { assertRules, rulesOf, ruleView } from './rules.ts';
import { newId, schemaOf } from './schemas.ts';
import type { MappingSet } from './storedSet.ts';

function contentOf(context: Context, body: Fields) {
	const inputSchema = schemaOf(context, body, 'inputSchema');
	const outputSchema = schemaOf(context, body, 'outputSchema');
	const mappings = rulesOf(body);
	assertRules(mappings, (outputSchema['jsonSchema'] as JsonSchema).properties);
	const { xdmVersion = '1.0' } = body;
	return { xdmVersion, inputSchema, outputSchema, mappings };
}

export function createMappingSet(context: Context, call: Call): Answer {
	const content = contentOf(context, objectBody(call));
	const author = `${context.world.credentials.adobe.clientId}@AdobeID`;
	const created = {
		id: newId(),
		version: 0,
		createdDate: context.now,
		modifiedDate: context.now,
		createdBy: author,
		modifiedBy: author,
	};
	context.space.mappingSets.set(created.id, [{ ...created, ...content }]);
	return { status: 200, body: created };
}

/** A further version; dataflows go on with the one that they name. */
export function putMappingSet(context: Context, call: Call): Answer {
	const versions = found(context.space.mappingSets, 'Mapping set', call.params['id']);
	const before = versions[versions.length - 1];
	const content = contentOf(context, objectBody(call));
	const changed = { version: before.version + 1, modifiedDate: context.now };
	const set = { ...before, ...content, ...changed };
	versions.push(set);
	return { status: 200, body: view(context, set, false) };
}

export function getMappingSet(context: Context, call: Call): Answer {
	const versions = found(context.space.mappingSets, 'Mapping set', call.params['id']);
	const query = queryOf(call);
	const version = Number(query.get('version') ?? 0);
	const set = versions.find((one) => one.version === version);
	if (set) {
		return { status: 200, body: view(context, set, query.get('expandSchema') === 'true') };
	}
	const detail = `Mapping set ${call.params['id']} has no version ${version}`;
	throw new Refused(adobeProblem.generic(404, 'Not Found', detail));
}

/** Schemas by id only, unless the output schema is asked for as a whole. */
function view({ state }: Context, set: MappingSet, expands: boolean): Fields {
	const { inputSchema, outputSchema, mappings, ...other } = set;
	const rules = mappings.map((rule, at) => ruleView(`${set.id.slice(0, 24)}${at}`, rule));
	const sorted = rules.toSorted((one, two) =>
		String(one['destination']).localeCompare(String(two['destination'])),
	);
	const reference = ({ id, version }: Fields) => ({ id, version });
	return {
		...other,
		inputSchema: reference(inputSchema),
		outputSchema: {
			...reference(outputSchema),
			...(expands ? { jsonSchema: outputSchema['jsonSchema'] } : {}),
		},
		mappings: state.settings.mappingOrder === 'byColumn' ? sorted : rules,
	};
}
