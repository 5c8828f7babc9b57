import { randomUUID } from 'node:crypto';

/** One evaluation of all audiences. Times are in ms since 1970. */
export interface Evaluation {
	id: string;
	status: 'QUEUED' | 'PROCESSING' | 'FAILED' | 'SUCCEEDED';
	source: string;
	creationTime: number;
	updateTime: number;
}

export function newEvaluation(
	creationTime: number,
	updateTime: number,
	other: Partial<Evaluation> = {},
): Evaluation {
	const known = { status: 'SUCCEEDED', source: 'scheduler' } as const;
	return { id: randomUUID(), ...known, creationTime, updateTime, ...other };
}
