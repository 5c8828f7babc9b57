import type { INodeProperties } from 'n8n-workflow';

import type { ItemParameters } from './itemParameters';

/**
 * The longest wait for a platform to finish something.
 *
 * @param seconds the default
 * @param end what is waited for, e.g. "Adobe has finished"
 */
export const waitField = (seconds: number, end: string): INodeProperties => ({
	displayName: 'Maximum Wait',
	name: 'maximumWait',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: seconds,
	description: `How many seconds to wait at most until ${end}; then the item says pending`,
});

/** @param seconds the default */
export function maximumWaitMs(parameters: ItemParameters, seconds: number): number {
	const wanted = Number(parameters.get<number>('maximumWait', seconds));
	return Math.max(0, Number.isFinite(wanted) ? wanted : seconds) * 1000;
}
