import { identitySource, isIdentity, namespaceOf } from '../../shared/adobe/identities';

/**
 * A source as people write it, in one spelling. Adobe tells users to paste membership fields as
 * `xdm: segmentMembership.…`; dots of a namespace may be escaped or not.
 */
export function spelledSource(text: string): string {
	const source = text.trim().replace(/^xdm:\s*/i, '');
	return isIdentity(source) ? identitySource(namespaceOf(source)) : source;
}

/** Names joined by dots, perhaps with an index: what else is entered is meant as an expression. */
export function isPath(source: string): boolean {
	return /^[\w@$-]+(?:\[[^\]]*\])?(?:\.[\w@$-]+(?:\[[^\]]*\])?)*$/.test(source);
}

/** The column of a source unless another is entered. */
export function defaultTarget(source: string): string {
	return source.replaceAll('//', '').replaceAll('.', '_');
}
