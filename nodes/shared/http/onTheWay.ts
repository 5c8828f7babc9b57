import type { Refusal } from './jsonClient';

/** What happened, and what to do about it. */
export interface Sentences {
	message: string;
	advice: string;
}

interface Way {
	/** What was to be done, e.g. "create the connection". */
	doing: string;
	/** Whose API it is. */
	api: string;
	/** The field of the credential that says where it is. */
	address: string;
	/** Why no answer came. */
	lost: string;
}

const PROXY = 'the proxy if n8n uses one (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY)';

/**
 * The sentences for what is wrong on the way to an API: no answer, a proxy, another address, an
 * answer that is not the API's own.
 *
 * @returns undefined when the API itself has spoken
 */
export function onTheWay(
	{ status, unreadable, mayBeDone = false }: Refusal,
	{ doing, api, address, lost }: Way,
): Sentences | undefined {
	const because = (what: string) => `Could not ${doing}: ${what}`;
	if (status === 0) {
		return {
			message: because(`no answer came from ${api} (${lost})`),
			advice: `Check the network, the credential's '${address}', and ${PROXY}`,
		};
	}
	if (status === 407) {
		return {
			message: because('the proxy between n8n and the network asks for a login (HTTP 407)'),
			advice: `Check ${PROXY}: user and password stand in its address`,
		};
	}
	if (status >= 300 && status < 400) {
		return {
			message: because(`${api} redirects to another address (HTTP ${status})`),
			advice: `Check the credential's '${address}'`,
		};
	}
	if (unreadable === undefined || status === 429 || status >= 500) return undefined;
	const done = 'It may have been done all the same: look before you run the node again. ';
	return {
		message: because(`${unreadable} (HTTP ${status})`),
		advice: `${mayBeDone ? done : ''}Check the credential's '${address}'; a proxy or a sign-in page may be in between`,
	};
}
