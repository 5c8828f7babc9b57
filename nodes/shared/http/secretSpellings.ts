/** The spellings in which a server may repeat a secret that it got. */
export function secretSpellings(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	const inJson = JSON.stringify(secret).slice(1, -1);
	return [
		secret,
		inJson,
		// As some servers write JSON.
		inJson.replaceAll('/', '\\/'),
		encodeURIComponent(secret),
		encodeURI(secret),
		// As in the form of a token request.
		new URLSearchParams({ '': secret }).toString().slice(1),
		bytes.toString('base64').replace(/=+$/, ''),
		bytes.toString('base64url'),
	];
}
