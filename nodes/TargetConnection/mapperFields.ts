import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { openAdobe } from '../shared/adobe/client/openAdobe';
import { readLocator } from '../shared/operations/itemParameters';
import { leaving } from '../shared/operations/leaving';
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
	const client = await openAdobe(this);
	const { destination } = await leaving(
		client,
		async () => await readConnection(client, connectionId),
	);
	return {
		fields: destination.fields
			.filter((field) => !isFixed(field))
			.map((field) => ({ ...toMapperField(field), displayName: client.masked(nameOf(field)) })),
	};
}

function nameOf({ path, title }: TargetField): string {
	return path.includes('.') ? `${path.split('.')[0]}: ${title}` : title;
}

function toMapperField({
	path,
	type,
	required,
	choices,
}: TargetField): Omit<ResourceMapperField, 'displayName'> {
	return {
		id: path,
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
