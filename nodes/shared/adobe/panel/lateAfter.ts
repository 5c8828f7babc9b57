import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../inputError';

const FIELD = 'Late After (Minutes)';
/** A week. */
const MOST = 7 * 24 * 60;

/** Source of the default: Adobe's alert "Destination Flow Run Delay". */
export const lateAfterField: INodeProperties = {
	displayName: FIELD,
	name: 'lateAfter',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST },
	default: 150,
	description:
		'How many minutes after its expected time an export that has not ended counts as late',
	hint: 'Adobe promises no time. 150 minutes is when its own alert on delays goes off, the only number that it publishes.',
};

/**
 * Ms.
 *
 * @throws InputError when it is no number of minutes up to a week
 */
export function readLateAfter(value: unknown): number {
	const minutes = Number(value ?? lateAfterField.default);
	if (minutes >= 1 && minutes <= MOST && String(value).trim() !== '') return minutes * 60_000;
	throw new InputError(
		FIELD,
		`'${FIELD}' is '${String(value)}', which is no number of minutes from 1 to ${MOST.toLocaleString('en-US')}`,
		'Enter after how many minutes an export is late, for example 150',
	);
}
