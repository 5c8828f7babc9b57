import type { IDataObject } from 'n8n-workflow';

import type { AdobeClient } from './client/adobeClient';
import { pageItems } from './client/pages';
import { otherSubjects } from './client/subjects';

const PROFILE = '/data/core/ups/config/entityTypes/_xdm.context.profile';
const NAMESPACES = '/data/core/idnamespace/identities';
/** Deeper fields exist only where a schema refers to itself. */
const DEEPEST = 10;

export interface ProfileField {
	/** Path with dots, e.g. `person.name.firstName`. */
	path: string;
	title: string;
	type: string;
}

/** The union schema of the profiles, as the mapping service takes it. */
export type ProfileSchema = IDataObject & { properties?: Record<string, IDataObject> };

export interface IdentityNamespace extends IDataObject {
	code: string;
	name?: string;
}

/** Source: the guide for file-based destinations, adobe-flow-service §8.4. */
export async function readProfileSchema(client: AdobeClient): Promise<ProfileSchema> {
	const answer = await client.get<ProfileSchema & { jsonSchema?: ProfileSchema }>(
		PROFILE,
		otherSubjects.profileSchema,
		{ query: { property: ['fullSchema==true', 'includeRelationshipDescriptors==true'] } },
	);
	const schema = answer.jsonSchema ?? answer;
	if (typeof schema.properties === 'object' && schema.properties !== null) return schema;
	throw client.unbelievable('the answer holds no fields', otherSubjects.profileSchema);
}

export async function readIdentityNamespaces(client: AdobeClient): Promise<IdentityNamespace[]> {
	const subject = otherSubjects.identityNamespaces;
	return pageItems(client, await client.get(NAMESPACES, subject), subject);
}

/** The single values of a profile; lists and maps are left out, since no column can hold them. */
export function profileFields(schema: ProfileSchema): ProfileField[] {
	return fieldsBelow(schema.properties ?? {}, '', 0);
}

function fieldsBelow(
	properties: Record<string, IDataObject>,
	prefix: string,
	depth: number,
): ProfileField[] {
	if (depth > DEEPEST) return [];
	return Object.entries(properties).flatMap(([name, property]) => {
		const path = prefix === '' ? name : `${prefix}.${name}`;
		const inner = property.properties as Record<string, IDataObject> | undefined;
		if (inner) return fieldsBelow(inner, path, depth + 1);
		const type = String(property.type ?? 'string');
		if (type === 'array' || type === 'object') return [];
		return [{ path, title: String(property.title ?? name), type }];
	});
}

const MEMBERSHIP = 'segmentMembership.seg_namespace.seg_id';

/** Paths of the membership lie below a map; samples have several forms of them. */
export function isMembership(path: string): boolean {
	return path.startsWith('segmentMembership.');
}

/**
 * Of the audience that a file is for; below a map of the schema. Without the status, an incremental
 * export cannot say who left. Source: UI mapping reference (adobe-flow-service §8.1a).
 */
export const membershipFields = [
	{
		path: `${MEMBERSHIP}.status`,
		description: 'Membership status: whether a profile has entered, is in or has left the audience',
	},
	{
		path: `${MEMBERSHIP}.lastQualificationTime`,
		description: 'Membership: when a profile last entered or left the audience',
	},
];

/**
 * Whether the schema has a field at this path. What lies below a map or a list cannot be told from
 * the schema and counts as there, e.g. `segmentMembership.ups.seg_id.status`.
 */
export function hasField(schema: ProfileSchema, path: string): boolean {
	let properties: Record<string, IDataObject> | undefined = schema.properties;
	const names = path.split('.');
	for (const [at, name] of names.entries()) {
		const property: IDataObject | undefined = properties?.[name.replace(/\[.*\]$/, '')];
		if (property === undefined) return false;
		if (at === names.length - 1) return true;
		properties = property.properties as Record<string, IDataObject> | undefined;
		if (properties === undefined) return ['object', 'array'].includes(String(property.type));
	}
	return false;
}
