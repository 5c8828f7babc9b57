import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Ports } from '../engine/types';
import type { Settings } from '../engine/settings';
import type { DestinationCredential } from '../../shared/http/destinationCredential';
import { assertUsable, createAuthorizer } from './authorizer';
import { Deadlines } from './deadlines';
import { createDispatcher } from './dispatcher';
import { egressFilter } from './networkPolicy';
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

export function openTransport(
	context: IExecuteFunctions,
	credential: DestinationCredential,
	settings: Settings,
	signal: AbortSignal,
): Transport {
	const filter = egressFilter(context);
	const secrets = new Secrets(credential);
	assertUsable(credential);
	const dispatcher = createDispatcher(settings.concurrency, settings.timeoutMs, filter);
	const deadlines = new Deadlines(settings.timeoutMs);
	const send = createSend(dispatcher, deadlines, (text) => secrets.watch(text));
	const clock = {
		now: () => performance.now(),
		date: Date.now,
		random: Math.random,
		sleep: async (ms: number, stopped: AbortSignal) => {
			await wait(Math.min(ms, LONGEST_TIMER_MS), undefined, { signal: stopped });
		},
	};
	const tokenPorts = { ...clock, send: createSend(dispatcher, deadlines) };
	const onToken = (token: string) => secrets.add(token);
	const authorizer = createAuthorizer(credential, tokenPorts, onToken, signal);
	return {
		ports: { ...clock, send, authorizer, newIdempotencyKey: randomUUID },
		secrets,
		close: async () => {
			deadlines.close();
			await dispatcher.destroy();
		},
	};
}
