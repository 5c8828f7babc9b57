import type { Answer } from '../core/endpoint.ts';
import type { Context } from './context.ts';

/** The sandboxes that the caller may use. */
export function listSandboxes({ state }: Context): Answer {
	const sandboxes = state.spaces.map(({ name, id }) => ({
		id,
		name,
		title: name === 'prod' ? 'Production' : 'Development',
		state: 'active',
		type: name === 'prod' ? 'production' : 'development',
		region: 'VA7',
		isDefault: name === 'prod',
	}));
	const _page = { limit: 50, count: sandboxes.length };
	return { status: 200, body: { sandboxes, _page, _links: {} } };
}
