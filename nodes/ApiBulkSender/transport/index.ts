import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Ports, Progress } from '../engine/types';
import type { Settings } from '../engine/settings';
import {
	exchangesToken,
	tokenUrl,
	type DestinationCredential,
} from '../../shared/http/tokenExchange';
import { createAuthorizer } from './authorizer';
import { createDispatcher } from './dispatcher';
import { assertAllowed, egressFilter } from './networkPolicy';
import { Secrets } from './secrets';
import { createSend } from './send';

/** Node's timers take at most this; the engine asks again when it wakes early. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A run's connection to the outside. */
export interface Transport {
	ports: Ports;
	secrets: Secrets;
	/** Breaks off everything that is still open. */
	close(): Promise<void>;
}

/** @throws SettingError when an address is not allowed */
export async function openTransport(
	context: IExecuteFunctions,
	credential: DestinationCredential,
	settings: Settings,
	signal: AbortSignal,
	onProgress: (progress: Progress) => void,
): Promise<Transport> {
	const filter = egressFilter(context);
	await assertAllowed(credential.apiBaseUrl.trim(), 'API Base URL', credential, filter);
	if (exchangesToken(credential)) {
		const field = credential.oauthBaseUrl?.trim() ? 'OAuth Base URL' : 'API Base URL';
		await assertAllowed(tokenUrl(credential), field, credential, filter);
	}
	const secrets = new Secrets(credential);
	const dispatcher = createDispatcher(settings.concurrency, settings.timeoutMs, filter);
	const send = createSend(dispatcher, settings.timeoutMs, (text) => secrets.watch(text));
	const clock = {
		now: Date.now,
		random: Math.random,
		sleep: async (ms: number, stopped: AbortSignal) => {
			await wait(Math.min(ms, LONGEST_TIMER_MS), undefined, { signal: stopped });
		},
	};
	const tokenPorts = { ...clock, send: createSend(dispatcher, settings.timeoutMs) };
	const onToken = (token: string) => secrets.add(token);
	const authorizer = createAuthorizer(credential, tokenPorts, onToken, signal);
	return {
		ports: { ...clock, send, authorizer, newIdempotencyKey: randomUUID, onProgress },
		secrets,
		close: () => dispatcher.destroy(),
	};
}
