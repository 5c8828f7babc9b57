import { identitySource, isIdentity, namespaceOf } from '../../shared/adobe/identities';
import type { PrimaryField } from '../../shared/adobe/types';

export function deduplicationKey(source: string): PrimaryField {
	return isIdentity(source)
		? { fieldType: 'IDENTITY', identityNamespace: namespaceOf(source) }
		: { fieldType: 'ATTRIBUTE', attributePath: source };
}

/** The source that a key stands for. */
export function nameOfKey({ attributePath, identityNamespace }: PrimaryField): string {
	return attributePath ?? identitySource(identityNamespace ?? '');
}
