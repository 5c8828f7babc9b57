import type { AudienceValue, Flow } from '../types';

export function audiencesIn({ transformations = [] }: Flow): AudienceValue[] {
	return transformations
		.flatMap(({ params }) => params?.segmentSelectors?.selectors ?? [])
		.map(({ value }) => value);
}

/**
 * Since when a dataflow exports, ms since 1970: `Infinity` while it is switched off, `-Infinity`
 * where nobody can tell. One that is being changed goes on exporting.
 */
export function enabledSince({ state = '', lastOperation }: Flow): number {
	if (/^(disabl|delet)/i.test(state)) return Infinity;
	const { operation, started } = (lastOperation ?? {}) as { operation?: string; started?: number };
	return /^enable/i.test(operation ?? '') && started ? started : -Infinity;
}
