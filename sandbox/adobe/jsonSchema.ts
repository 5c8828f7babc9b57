import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { isFields } from './json.ts';
import type { Fields } from './json.ts';

// The documents' schemas carry keywords and formats of their own, e.g. `conditional`.
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });

/** By its text: `applicable` makes a schema anew for each request, and to compile one takes 10 ms. */
const compiled = new Map<string, ValidateFunction>();

function validator(schema: Fields): ValidateFunction {
	const text = JSON.stringify(schema);
	const known = compiled.get(text) ?? ajv.compile(schema);
	compiled.set(text, known);
	return known;
}

function sentence({ instancePath, message, params }: ErrorObject): string {
	const where = instancePath.slice(1).replaceAll('/', '.') || 'params';
	const allowed = isFields(params) && Array.isArray(params['allowedValues']);
	return `${where} ${message}${allowed ? `: ${(params['allowedValues'] as string[]).join(', ')}` : ''}`;
}

/** What of the value the schema refuses, never the value itself. */
export function schemaFaults(schema: Fields, value: unknown): string[] {
	const validate = validator(schema);
	if (validate(value)) return [];
	return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(sentence);
}

/** The schema without the fields whose condition does not hold, e.g. for flows of datasets. */
export function applicable(schema: Fields, params: Fields): Fields {
	const properties = isFields(schema['properties']) ? schema['properties'] : {};
	const kept = Object.entries(properties).filter(([, field]) => {
		const condition = isFields(field) ? field['conditional'] : undefined;
		return !isFields(condition) || holds(condition, params);
	});
	const names = new Set(kept.map(([name]) => name));
	const required = (schema['required'] as string[]).filter((name) => names.has(name));
	return { ...schema, properties: Object.fromEntries(kept), required };
}

function holds({ field, operator, value }: Fields, params: Fields): boolean {
	if (field === 'flowSpec.attributes._workflow') {
		return 'datasetFileType' in params === (operator === 'CONTAINS');
	}
	return params[String(field)] === value;
}
