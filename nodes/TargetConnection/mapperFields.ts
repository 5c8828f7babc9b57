import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { openAdobe } from '../shared/adobe/client/openAdobe';
import { readLocator } from '../shared/operations/itemParameters';
import { readConnection } from './destination/readDestination';
import type { TargetField } from './destination/targetFields';
import { isFixed } from './storage/completeParams';

const fieldTypes: Record<string, FieldType> = {
	array: 'array',
	boolean: 'boolean',
	integer: 'number',
	number: 'number',
	object: 'object',
};

/** The fields that the destination of the chosen connection asks for. */
export async function getTargetFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const connectionId = readLocator(this.getCurrentNodeParameter('connection')).value;
	// An expression, or a connection of the item that comes in: its fields are known at run time.
	if (!/^[\w-]+$/.test(connectionId)) return { fields: [] };
	const { destination } = await readConnection(await openAdobe(this), connectionId);
	return {
		fields: destination.fields.filter((field) => !isFixed(field)).map(toMapperField),
	};
}

function toMapperField({ path, title, type, required, choices }: TargetField): ResourceMapperField {
	const group = path.includes('.') ? `${path.split('.')[0]}: ` : '';
	return {
		id: path,
		displayName: `${group}${title}`,
		required,
		defaultMatch: false,
		display: true,
		...(choices === undefined
			? { type: fieldTypes[type] ?? 'string' }
			: {
					type: 'options',
					options: choices.map(({ label, value }) => ({ name: label, value: String(value) })),
				}),
	};
}
