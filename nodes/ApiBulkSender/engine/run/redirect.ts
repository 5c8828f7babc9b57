const MOST_REDIRECTS = 5;

/**
 * Where a redirect leads: 307 and 308 on the same origin are followed, since they keep method and
 * body; any other gets a sentence that names the new address.
 */
export function followRedirect(
	from: string,
	status: number,
	location: string | undefined,
	followed: number,
): { url: string } | { reason: string } {
	if (location === undefined || !URL.canParse(location, from)) {
		return { reason: `The destination answered HTTP ${status} without saying where to go` };
	}
	const to = new URL(location, from);
	to.username = to.password = '';
	if (to.origin !== new URL(from).origin) {
		return {
			reason: `The destination redirects to another address, ${to.href} (HTTP ${status}), which is not followed; if it is right, enter it in the credential's 'API Base URL'`,
		};
	}
	if (status !== 307 && status !== 308) {
		return {
			reason: `The destination redirects to ${to.href} (HTTP ${status}), which is not followed since the records would be lost on the way; if it is right, change 'API Endpoint'`,
		};
	}
	if (followed >= MOST_REDIRECTS) {
		return { reason: `The destination redirected ${MOST_REDIRECTS} times, last to ${to.href}` };
	}
	return { url: to.href };
}
