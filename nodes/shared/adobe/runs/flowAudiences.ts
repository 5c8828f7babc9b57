import type { AudienceValue, Flow } from '../types';

export function audiencesIn({ transformations = [] }: Flow): AudienceValue[] {
	return transformations
		.flatMap(({ params }) => params?.segmentSelectors?.selectors ?? [])
		.map(({ value }) => value);
}

/** One that is being changed goes on exporting. */
export function isEnabled({ state = '' }: Flow): boolean {
	return !/^(disabl|delet)/i.test(state);
}
