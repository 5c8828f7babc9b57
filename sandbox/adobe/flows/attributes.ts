import { namespaces } from '../catalogue/namespaces.ts';
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

type Selector = { type: string; value: Fields & { path: string } };

const isNamespace = (name: unknown) => namespaces.some(({ code }) => code === name);

/** An identity goes by its bare namespace, which `identity` names once more. */
function assertIdentity({ path, identity }: Selector['value']): void {
	const named = isFields(identity) ? identity['namespace'] : undefined;
	if (path.startsWith('identityMap.')) refuse(`${path} is not an attribute of the profile`);
	if (identity === undefined && !isNamespace(path)) return;
	if (named !== path) refuse(`${path} is an identity, but identity.namespace does not name it`);
	if (!isNamespace(path)) refuse(`The identity namespace ${path} does not exist`);
}

function storedAttribute(selector: unknown): Selector {
	const value = isFields(selector) ? selector['value'] : undefined;
	if (!isFields(selector) || selector['type'] !== 'JSON_PATH' || !isFields(value)) {
		return refuse('A profile attribute must have the type JSON_PATH');
	}
	const { path } = value;
	if (!isText(path)) return refuse('A profile attribute must have a path');
	assertIdentity({ ...value, path });
	const stored = { operator: 'EXISTS', mapping: mapping(path), ...value, path };
	return { type: 'JSON_PATH', value: stored };
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** The attributes as they are stored, with operator and mapping; those that were there stay. */
export function storedAttributes(before: readonly unknown[], after: readonly unknown[]): unknown[] {
	const stored = after.map((given) =>
		before.some((old) => same(old, given)) ? (given as Selector) : storedAttribute(given),
	);
	const paths = stored.map(({ value }) => value.path);
	const repeated = paths.filter((path, at) => paths.indexOf(path) !== at);
	if (repeated.length > 0) refuse(`Duplicate mapping rules for ${repeated.join(', ')}`);
	assertOneIdentity(stored);
	return stored;
}

function assertOneIdentity(selectors: readonly Selector[]): void {
	const identities = selectors.filter(({ value }) => value['identity'] !== undefined);
	if (identities.length < 2) return;
	refuse(
		`Only one identity can be mapped: ${identities.map(({ value }) => value.path).join(', ')}`,
	);
}

const maxAttributeKeys = 2;

function assertPrimaryFields(fields: unknown): void {
	if (fields === undefined) return;
	if (!Array.isArray(fields)) return refuse('primaryFields must be a list');
	const kind = (name: string) =>
		fields.filter((field) => isFields(field) && field['fieldType'] === name) as Fields[];
	const attributes = kind('ATTRIBUTE').filter((field) => isText(field['attributePath']));
	const identities = kind('IDENTITY').filter((field) => isNamespace(field['identityNamespace']));
	if (attributes.length + identities.length !== fields.length) {
		refuse('primaryFields must name an attributePath or an existing identityNamespace each');
	}
	if (attributes.length > 0 && identities.length > 0) {
		refuse('primaryFields may be attributes or an identity, not both');
	}
	if (identities.length > 1) refuse('primaryFields may hold one identity');
	if (attributes.length > maxAttributeKeys) {
		refuse(`primaryFields may hold ${maxAttributeKeys} attributes`);
	}
}

/** Adobe makes a mapped identity the key by itself, and then takes no attribute as key. */
export function assertNoAttributeKey(primaryFields: unknown): void {
	const fields = Array.isArray(primaryFields) ? primaryFields : [];
	const attribute = fields.find((field) => isFields(field) && field['fieldType'] === 'ATTRIBUTE');
	if (attribute === undefined) return;
	refuse('An attribute cannot be a deduplication key where an identity is mapped');
}

/** Mandatory attributes and deduplication keys. */
export function assertKeys(holder: Fields): void {
	const mandatory = holder['mandatoryFields'];
	if (mandatory !== undefined && !(Array.isArray(mandatory) && mandatory.every(isText))) {
		refuse('mandatoryFields must be a list of field names');
	}
	const spelled = (mandatory as string[] | undefined)?.find((name) =>
		name.startsWith('identityMap.'),
	);
	if (spelled !== undefined) refuse(`${spelled} is neither an attribute nor a namespace`);
	assertPrimaryFields(holder['primaryFields']);
}
