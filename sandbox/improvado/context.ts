import type { Call } from '../core/endpoint.ts';
import type { World } from '../core/world.ts';
import { improvadoState } from './state.ts';
import type { ImprovadoState } from './state.ts';

/** What a handler works with. */
export interface Context {
	call: Call;
	state: ImprovadoState;
	/** Milliseconds since 1970. */
	now: number;
	/** Scheme, host and port under which the request came in. */
	origin: string;
}

export function contextOf(world: World, call: Call): Context {
	const origin = `http://${String(call.headers.host)}`;
	return { call, state: improvadoState(world), now: world.now(), origin };
}
