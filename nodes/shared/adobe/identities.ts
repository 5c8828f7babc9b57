const IDENTITY = 'identityMap.';

/** Whether a source is an identity, `identityMap.Email`, rather than an attribute of the profile. */
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
