import type { Entity } from './entity.ts';

export interface StoredRun {
	entity: Entity;
	flowId: string;
	/** Ids of the audiences it exports. */
	audiences: string[];
	sourceId: string;
	targetId: string;
	startedAt: number;
	finishesAt: number;
	failure?: string;
}
