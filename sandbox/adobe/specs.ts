import type { Answer, Call } from '../core/endpoint.ts';
import { connectionSpecs } from './catalogue/connectionSpecs.ts';
import { flowSpecs } from './catalogue/flowSpecs.ts';
import { oneAnswer } from './collection.ts';
import { queryOf } from './context.ts';
import type { Context } from './context.ts';
import { matcherOf } from './filters.ts';
import type { Fields } from './json.ts';
import { notFound } from './problems.ts';

/** Specs come in one list; only `property` narrows it. */
function handlers(collection: string, specs: readonly { id: string }[]) {
	return {
		list(_context: Context, call: Call): Answer {
			const items = specs.filter(matcherOf(queryOf(call).getAll('property')));
			return { status: 200, body: { items } };
		},
		get(_context: Context, { params }: Call): Answer {
			const found = specs.find(({ id }) => id === params['id']);
			if (!found) throw notFound(collection, params['id']);
			return oneAnswer(found as unknown as Fields);
		},
	};
}

export const connectionSpecHandlers = handlers('connectionSpecs', connectionSpecs);
export const flowSpecHandlers = handlers('flowSpecs', flowSpecs);
