import type { IDataObject } from 'n8n-workflow';

import type { ConnectionSpec, JsonSchema } from '../../shared/adobe/types';

export interface Choice {
	label: string;
	value: unknown;
}

/** A field of `params` as the destination's `targetSpec` describes it. */
export interface TargetField {
	/** `bucketName`, or `csvOptions.delimiter` of a nested object. */
	path: string;
	title: string;
	/** Of JSON Schema. */
	type: string;
	required: boolean;
	choices?: Choice[];
	pattern?: string;
	minimum?: number;
	maximum?: number;
}

/** `required` names it too, but it belongs to dataflows of datasets. Source: export-datasets. */
const DATASET_FIELD = 'datasetFileType';

/** What a target connection of this destination asks for; empty when it does not say. */
export function readTargetFields({
	targetSpec,
}: Pick<ConnectionSpec, 'targetSpec'>): TargetField[] {
	return fieldsOf(targetSpec?.spec ?? {}, '');
}

function fieldsOf({ properties = {}, required = [] }: JsonSchema, parent: string): TargetField[] {
	return Object.entries(properties)
		.filter(([name]) => name !== DATASET_FIELD)
		.flatMap(([name, schema]) => {
			const path = parent === '' ? name : `${parent}.${name}`;
			if (schema.type === 'object' && schema.properties) return fieldsOf(schema, path);
			return [fieldOf(path, name, schema, parent === '' && required.includes(name))];
		});
}

function fieldOf(path: string, name: string, schema: IDataObject, required: boolean): TargetField {
	const { title, type, pattern, minimum, maximum } = schema;
	return {
		path,
		title: typeof title === 'string' && title !== '' ? title : name,
		type: typeof type === 'string' ? type : 'string',
		required,
		choices: choicesOf(schema),
		pattern: typeof pattern === 'string' ? pattern : undefined,
		minimum: typeof minimum === 'number' ? minimum : undefined,
		maximum: typeof maximum === 'number' ? maximum : undefined,
	};
}

/** The published specs list choices as `enum`, and as `oneOf` with a title for each. */
function choicesOf({ enum: values, oneOf, const: only }: IDataObject): Choice[] | undefined {
	if (Array.isArray(values)) return values.map((value) => ({ label: String(value), value }));
	if (Array.isArray(oneOf)) {
		const titled = oneOf as Array<{ const?: unknown; title?: string }>;
		if (!titled.every((choice) => 'const' in choice)) return undefined;
		return titled.map(({ const: value, title }) => ({ label: title ?? String(value), value }));
	}
	return only === undefined ? undefined : [{ label: String(only), value: only }];
}
