import { isFields, isText } from '../json.ts';
import type { Fields } from '../json.ts';
import { adobeProblem, Refused } from '../problems.ts';

function refuse(message: string): never {
	throw new Refused(adobeProblem.flow(1419, 400, message));
}

function mapping(path: string): Fields {
	return {
		sourceType: 'text/x.schema-path',
		source: path,
		destination: path,
		identity: false,
		primaryIdentity: false,
		functionVersion: 0,
		copyModeMapping: false,
		sourceAttribute: path,
		destinationXdmPath: path,
	};
}

function storedAttribute(selector: unknown): { type: string; value: Fields & { path: string } } {
	const value = isFields(selector) ? selector['value'] : undefined;
	if (!isFields(selector) || selector['type'] !== 'JSON_PATH' || !isFields(value)) {
		return refuse('A profile attribute must have the type JSON_PATH');
	}
	const { path } = value;
	if (!isText(path)) return refuse('A profile attribute must have a path');
	const stored = { operator: 'EXISTS', mapping: mapping(path), ...value, path };
	return { type: 'JSON_PATH', value: stored };
}

/** The attributes as they are stored, with operator and mapping. */
export function storedAttributes(selectors: readonly unknown[]): unknown[] {
	const stored = selectors.map(storedAttribute);
	const paths = stored.map(({ value }) => value.path);
	const repeated = paths.filter((path, at) => paths.indexOf(path) !== at);
	if (repeated.length > 0) refuse(`Duplicate mapping rules for ${repeated.join(', ')}`);
	return stored;
}

const maxAttributeKeys = 2;

function assertPrimaryFields(fields: unknown): void {
	if (fields === undefined) return;
	if (!Array.isArray(fields)) return refuse('primaryFields must be a list');
	const kind = (name: string) =>
		fields.filter((field) => isFields(field) && field['fieldType'] === name) as Fields[];
	const attributes = kind('ATTRIBUTE').filter((field) => isText(field['attributePath']));
	const identities = kind('IDENTITY').filter((field) => isText(field['identityNamespace']));
	if (attributes.length + identities.length !== fields.length) {
		refuse('primaryFields must name an attributePath or an identityNamespace each');
	}
	if (attributes.length > 0 && identities.length > 0) {
		refuse('primaryFields may be attributes or an identity, not both');
	}
	if (identities.length > 1) refuse('primaryFields may hold one identity');
	if (attributes.length > maxAttributeKeys) {
		refuse(`primaryFields may hold ${maxAttributeKeys} attributes`);
	}
}

/** Mandatory attributes and deduplication keys. */
export function assertKeys(holder: Fields): void {
	const mandatory = holder['mandatoryFields'];
	if (mandatory !== undefined && !(Array.isArray(mandatory) && mandatory.every(isText))) {
		refuse('mandatoryFields must be a list of field names');
	}
	assertPrimaryFields(holder['primaryFields']);
}
