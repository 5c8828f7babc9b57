import type { AdobeClient } from '../client/adobeClient';
import type { Collection } from '../client/collections';
import type { Entity } from '../types';
import { isSettled, type Patience } from './settle';

/** Reads until Adobe has finished the last change, or the time is over. */
export async function waitUntilSettled<T extends Entity>(
	client: AdobeClient,
	collection: Collection,
	id: string,
	patience: Patience,
): Promise<{ entity: T; settled: boolean }> {
	for (;;) {
		const entity = await client.getOne<T>(collection, id);
		if (isSettled(entity)) return { entity, settled: true };
		if (!(await patience.wait())) return { entity, settled: false };
	}
}
