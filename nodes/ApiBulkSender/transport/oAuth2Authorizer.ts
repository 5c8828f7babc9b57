import type { IExecuteFunctions } from 'n8n-workflow';

import { called, type DestinationCredential } from '../../shared/http/destinationCredential';
import { NoTokenAnswer } from '../engine/run/tokenKeeper';
import type { Authorization, Ports } from '../engine/types';
import { checkedLogin, type OpenAuthorizer } from './authorizer';
import { readOAuth2, TYPE_NAME, type OAuth2Token } from './oAuth2Credential';

/** The tokens of a credential that n8n itself buys, keeps and renews. */
export interface TokenStore {
	/** As it is stored now: another execution may have renewed it. */
	read(): Promise<OAuth2Token | undefined>;
	/** @throws what n8n throws */
	refresh(): Promise<void>;
}

export function tokenStoreOf(context: IExecuteFunctions): TokenStore {
	return {
		read: async () => (await readOAuth2(context)).oAuth2Token,
		refresh: async () => {
			await context.helpers.refreshOAuth2Token.call(context, TYPE_NAME);
		},
	};
}

/**
 * Authorizes requests with the token that n8n keeps. A token is renewed at most once, whoever finds out
 * first that it has ended: a refresh token may be good for one use only.
 */
export function openOAuth2Authorizer(
	store: TokenStore,
	credential: DestinationCredential,
	ports: Pick<Ports, 'now' | 'date'>,
	onToken: (token: string) => void,
): OpenAuthorizer {
	const tokens = new WeakMap<Authorization, string>();
	const read = async (): Promise<OAuth2Token> => {
		const token = await store.read();
		if (token !== undefined) return token;
		throw new Error(
			`${capital(called(credential))} is not connected: open it, and connect your account`,
		);
	};
	const renewed = async (): Promise<OAuth2Token> => {
		try {
			await store.refresh();
		} catch (error) {
			throw explain(error, credential);
		}
		return await read();
	};
	return {
		renewable: true,
		authorize: async (used) => {
			let token = await read();
			const isOver = used
				? tokens.get(used) === token.accessToken
				: (token.endsAt ?? Infinity) <= ports.date();
			if (isOver) token = await renewed();
			const { accessToken, refreshToken, endsAt } = token;
			onToken(accessToken);
			if (refreshToken !== undefined) onToken(refreshToken);
			// One that cannot be renewed is used to its very end.
			const isKnown = endsAt !== undefined && refreshToken !== undefined;
			const expiresAt = isKnown ? ports.now() + endsAt - ports.date() : Infinity;
			const authorization = { ...checkedLogin(credential, accessToken), expiresAt };
			tokens.set(authorization, accessToken);
			return authorization;
		},
		close: () => {},
	};
}

/** The sentences of n8n and of its OAuth2 client, as ours. */
function explain(error: unknown, credential: DestinationCredential): Error {
	const { message = '', code = '' } = (error ?? {}) as { message?: string; code?: unknown };
	const it = called(credential);
	if (/no refresh token/i.test(message)) {
		return new Error(
			`The token of ${it} has ended, and the server gave none to renew it with. Reconnect it; if it ends again, add what asks for a refresh token to 'Scope' or 'Auth URI Query Parameters', such as offline_access or access_type=offline`,
		);
	}
	if (/reconnect/i.test(message)) {
		return new Error(
			`The login of ${it} has ended: it was revoked, has expired, or the account has changed. Open it, and reconnect your account`,
		);
	}
	// The codes of Node and axios for a network that failed; an answer has a status instead.
	if (typeof code === 'string' && /^E[A-Z_]+$/.test(code) && code !== 'ERR_BAD_REQUEST') {
		return new NoTokenAnswer(`The token of ${it} could not be renewed: ${message}`);
	}
	return new Error(
		`The token of ${it} could not be renewed: ${message}. Check 'Access Token URL', 'Client ID', 'Client Secret' and 'Authentication' there, and reconnect it`,
	);
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
