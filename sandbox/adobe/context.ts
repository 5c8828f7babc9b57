import type { Call } from '../core/endpoint.ts';
import type { World } from '../core/world.ts';
import { adobeState } from './state.ts';
import type { AdobeState, Space } from './state.ts';

/** What a handler works with: the request's sandbox and its moment. */
export interface Context {
	world: World;
	state: AdobeState;
	space: Space;
	/** Milliseconds since 1970. */
	now: number;
}

export function contextOf(world: World, call: Call): Context {
	const state = adobeState(world);
	const named = state.space(String(call.headers['x-sandbox-name']));
	return { world, state, space: named ?? state.spaces[0], now: world.now() };
}

/** Query parameters, repeated ones too. */
export function queryOf({ url }: Call): URLSearchParams {
	const at = url.indexOf('?');
	return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
}
