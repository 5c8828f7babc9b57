import { identitySource, isIdentity, namespaceOf } from '../../../shared/adobe/identities';
import type { AttributeSelector } from '../../../shared/adobe/types';
import type { AttributeRow } from '../row';

/**
 * The profile selectors of legacy and email marketing destinations. An identity goes by its bare
 * namespace there. Source: the guide "Update destination dataflows", adobe-flow-service §8.1a.
 */

export function readSelector({ value }: AttributeSelector): AttributeRow {
	const { path, identity, mapping } = value;
	const target = mapping?.destination ?? path;
	if (identity?.namespace) return { source: identitySource(identity.namespace), target };
	// destinations.yaml speaks of `identityMap.email` as a source; no sample has it.
	return { source: isIdentity(path) ? identitySource(namespaceOf(path)) : path, target };
}

/** As the tutorial sends one; Adobe adds operator and mapping. */
export function writeSelector(source: string): AttributeSelector {
	if (!isIdentity(source)) return { type: 'JSON_PATH', value: { path: source } };
	const namespace = namespaceOf(source);
	return { type: 'JSON_PATH', value: { path: namespace, identity: { namespace } } };
}

/** The column that Adobe gives it; there is no choosing another. */
export function selectorColumn(source: string): string {
	return writeSelector(source).value.path;
}
