const MASK = '***';

/**
 * The answer with every stored credential masked: Adobe's answers echo some of them in
 * `auth.params` of connections (samples in destinations.yaml).
 */
export function maskCredentials<T>(answer: T): T {
	return mask(answer) as T;
}

function mask(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(mask);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [
			name,
			name === 'auth' ? maskAuth(inner) : mask(inner),
		]),
	);
}

function maskAuth(auth: unknown): unknown {
	const { params } = (auth ?? {}) as { params?: unknown };
	if (params === null || typeof params !== 'object') return auth;
	const masked = Object.keys(params).map((name) => [name, MASK]);
	return { ...(auth as object), params: Object.fromEntries(masked) };
}
