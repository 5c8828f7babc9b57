import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Limiter } from '../engine/run/limiter';
import type { Ports } from '../engine/types';
import type { Settings } from '../engine/settings';
import type { DestinationCredential } from '../../shared/http/destinationCredential';
import { adviceOnRefusal } from '../../shared/http/refusedLogin';
import type { SecretMask } from '../../shared/http/secretMask';
import { tlsSettings } from '../../shared/http/tlsSettings';
import { exchangesToken, tokenUrl } from '../../shared/http/tokenExchange';
import { openAuthorizer } from './authorizer';
import { joinCommonPace } from './commonPaces';
import { Connections } from './connections';
import { Deadlines } from './deadlines';
import { egressFilter } from './networkPolicy';
import { openOAuth2Authorizer, tokenStoreOf } from './oAuth2Authorizer';
import { OpenAnswers } from './openAnswers';
import { secretsOf } from './secrets';
import { createSend } from './send';

/** Node's timers take at most this; the engine asks again when it wakes early. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A run's connection to the outside. */
export interface Transport {
	ports: Ports;
	secrets: SecretMask;
	/** What to look at when the login is refused, or nothing could be reached. */
	advice: Record<'refused' | 'unreachable', string>;
	/** Breaks off everything that is still open. */
	close(): Promise<void>;
}

/** @throws SettingError when the credential or an environment variable cannot be used */
export function openTransport(
	context: IExecuteFunctions,
	credential: DestinationCredential,
	settings: Settings,
	signal: AbortSignal,
): Transport {
	const lookup = egressFilter(context)?.createSecureLookup();
	const connections = new Connections(lookup, tlsSettings(credential));
	const advice = {
		refused: adviceOnRefusal(credential),
		unreachable: adviceOnNetwork(credential, connections),
	};
	const secrets = secretsOf(credential);
	const deadlines = new Deadlines(settings.timeoutMs);
	const send = createSend(connections, deadlines, new OpenAnswers());
	const clock = {
		now: () => performance.now(),
		date: Date.now,
		random: Math.random,
		sleep: async (ms: number, stopped: AbortSignal) => {
			await wait(Math.min(ms, LONGEST_TIMER_MS), undefined, { signal: stopped });
		},
	};
	const { maxRetries } = settings;
	const onToken = (token: string) => secrets.add(token);
	const tokenOptions = { maxRetries, onToken, signal };
	const authorizer =
		credential.authentication === 'oAuth2'
			? openOAuth2Authorizer(tokenStoreOf(context), credential, clock, onToken)
			: openAuthorizer(credential, { ...clock, send }, tokenOptions);
	const limit = openLimit(credential, settings, clock.now());
	return {
		ports: {
			...clock,
			send,
			authorizer,
			newIdempotencyKey: randomUUID,
			limiter: limit?.limiter,
		},
		secrets,
		advice,
		close: async () => {
			limit?.leave();
			authorizer.close();
			deadlines.close();
			await connections.close();
		},
	};
}

/** Undefined where the run has its limit for itself. */
function openLimit(
	{ credentialId }: DestinationCredential,
	{ limitIsShared, requestsPerPeriod, periodMs }: Settings,
	now: number,
): { limiter: Limiter; leave: () => void } | undefined {
	if (!limitIsShared || credentialId === undefined) return undefined;
	const { pace, leave } = joinCommonPace(credentialId, now);
	return { limiter: pace.turn({ starts: requestsPerPeriod, periodMs }), leave };
}

function adviceOnNetwork(credential: DestinationCredential, connections: Connections): string {
	const addresses = [credential.apiBaseUrl.trim()];
	if (exchangesToken(credential)) addresses.push(tokenUrl(credential));
	const proxies = addresses.map((url) => connections.proxyTo(url));
	const variable = proxies.find((proxy) => proxy !== undefined)?.variable;
	return variable === undefined
		? "Check the credential's 'API Base URL' and the network"
		: `Ask the administrator of this n8n instance about the proxy that ${variable} names, or to except the destination in NO_PROXY`;
}
