import { Ajv } from 'ajv';
import type { ErrorObject } from 'ajv';
import type { PatchTarget, Schema } from './contract.ts';
import { anything } from './schemas/shapes.ts';

const settings = {
	strict: true,
	// Conditions name fields that the schema around them defines.
	strictRequired: false,
	allErrors: true,
	allowUnionTypes: true,
	verbose: true,
} as const;
const bodies = new Ajv(settings);
/** Query values arrive as text. */
const queries = new Ajv({ ...settings, coerceTypes: true });

/** Their branches report on their own. */
const summaries = new Set(['if', 'anyOf']);

function inWords(error: ErrorObject): string {
	const { keyword, params, parentSchema } = error;
	const described = (parentSchema as Schema | undefined)?.description as string | undefined;
	if (described !== undefined) return described;
	if (keyword === 'additionalProperties')
		return `has the unknown field '${params.additionalProperty}'`;
	if (keyword === 'enum') return `must be one of ${JSON.stringify(params.allowedValues)}`;
	if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
	return error.message ?? keyword;
}

function run(ajv: Ajv, schema: Schema, value: unknown, at: string): string[] {
	const valid = ajv.compile(schema);
	if (valid(value)) return [];
	const errors = valid.errors ?? [];
	const told = errors.filter(
		({ keyword, parentSchema }) =>
			!summaries.has(keyword) || (parentSchema as Schema).description !== undefined,
	);
	return [...new Set(told.map((error) => `${at}${error.instancePath} ${inWords(error)}`))];
}

export function bodyViolations(schema: Schema, value: unknown, at = 'body'): string[] {
	return run(bodies, schema, value, at);
}

export function queryViolations(schema: Schema, query: Record<string, unknown>): string[] {
	return run(queries, schema, query, 'query');
}

interface PatchOperation {
	op: 'add' | 'replace' | 'remove';
	path: string;
	value: unknown;
}

const patchBody: Schema = {
	type: 'array',
	minItems: 1,
	items: {
		type: 'object',
		properties: {
			op: { enum: ['add', 'replace', 'remove'] },
			path: { type: 'string', pattern: '^/' },
			value: anything,
		},
		required: ['op', 'path', 'value'],
		additionalProperties: false,
	},
};

function valueViolations(targets: PatchTarget[], operation: PatchOperation, at: string): string[] {
	const { op, path, value } = operation;
	const target = targets.find((candidate) => candidate.path.test(path));
	if (target === undefined) return [`${at} has the path ${path}, which is not described`];
	if (op === 'remove') return target.remove ? [] : [`${at} must not remove ${path}`];
	const schema = target[op];
	if (schema === undefined) return [`${at} must not ${op} ${path}`];
	return bodyViolations(schema, value, `${at}/value`);
}

/** Violations of a JSON Patch: its form, then each value by its path. */
export function patchViolations(targets: PatchTarget[], body: unknown): string[] {
	const form = bodyViolations(patchBody, body);
	if (form.length > 0) return form;
	return (body as PatchOperation[]).flatMap((operation, index) =>
		valueViolations(targets, operation, `body/${index}`),
	);
}
