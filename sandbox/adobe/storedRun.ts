import type { Entity } from './entity.ts';

/** What a run exports, of each of its audiences. */
export interface RunContent {
	received: number;
	/** The others were left out. */
	exported: number;
	failedFiles?: number;
	failedRecords?: number;
}

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
	failedWhile?: 'building' | 'delivering';
	content: RunContent;
	/** It does not tell whose it is. */
	nameless?: boolean;
}
