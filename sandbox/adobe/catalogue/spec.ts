import type { Fields } from '../json.ts';

export interface NamedSpec {
	name: string;
	type: string;
	spec: Fields;
}

/** Decides how attributes are mapped, which file names and which frequencies apply. */
export type Family = 'cloud' | 'legacyStorage' | 'email' | 'streaming' | 'source';

/** As `GET /connectionSpecs` lists it. */
export interface ConnectionSpec {
	id: string;
	name: string;
	providerId: string;
	version: string;
	authSpec: NamedSpec[];
	encryptionSpecs?: NamedSpec[];
	targetSpec?: NamedSpec & { attributes?: Fields };
	attributes: Fields;
}

const draft7 = 'http://json-schema.org/draft-07/schema#';

export function objectSchema(properties: Fields, required: string[], more: Fields = {}): Fields {
	return { $schema: draft7, type: 'object', properties, required, ...more };
}

export function text(description: string, more: Fields = {}): Fields {
	return { description, type: 'string', ...more };
}

export function secret(description: string, more: Fields = {}): Fields {
	return text(description, { format: 'password', ...more });
}
