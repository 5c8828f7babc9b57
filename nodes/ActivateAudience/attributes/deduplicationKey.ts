import type { PrimaryField } from '../../shared/adobe/types';

const IDENTITY = 'identityMap.';

export function isIdentity(source: string): boolean {
	return source.startsWith(IDENTITY);
}

/** `Email` of `identityMap.Email`; dots inside a namespace are escaped by `//` in sources. */
export function namespaceOf(source: string): string {
	return source.slice(IDENTITY.length).replaceAll('//.', '.');
}

/** The source of an identity namespace, its dots escaped. Source: the guide for file destinations. */
export function identitySource(namespace: string): string {
	return IDENTITY + namespace.replaceAll('.', '//.');
}

export function deduplicationKey(source: string): PrimaryField {
	return isIdentity(source)
		? { fieldType: 'IDENTITY', identityNamespace: namespaceOf(source) }
		: { fieldType: 'ATTRIBUTE', attributePath: source };
}

/** The source that a key stands for. */
export function nameOfKey({ attributePath, identityNamespace }: PrimaryField): string {
	return attributePath ?? identitySource(identityNamespace ?? '');
}
