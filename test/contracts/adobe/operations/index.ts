import type { Operation } from '../contract.ts';
import { connectionOperations } from './connections.ts';
import { flowOperations } from './flows.ts';
import { runOperations } from './runs.ts';
import { sourceConnectionOperations } from './sourceConnections.ts';
import { specOperations } from './specs.ts';
import { targetConnectionOperations } from './targetConnections.ts';

/** Every operation of the three documents that this pack uses. */
export const operations: Operation[] = [
	...specOperations,
	...connectionOperations,
	...sourceConnectionOperations,
	...targetConnectionOperations,
	...flowOperations,
	...runOperations,
];
