import { ApiProblem } from '../http/apiProblem';
import { backoffDelay } from '../http/backoff';
import type { ImprovadoClient } from './client/improvadoClient';
import { idText } from './ids';

interface Entity {
	id?: number | string;
}

export interface Creation<T extends Entity> {
	/** Creates it. */
	post(): Promise<T>;
	/** Lists those that it could be. */
	alike(): Promise<T[]>;
}

const ATTEMPTS = 3;
const BACKOFF = { baseDelayMs: 4000, maxDelayMs: 30_000 };

/**
 * Creates once: after a lost answer it looks whether the thing was made before it sends the request
 * again, since Improvado has no key that would tell a repeated request.
 */
export async function createLooking<T extends Entity>(
	client: ImprovadoClient,
	{ post, alike }: Creation<T>,
): Promise<T> {
	const before = new Set((await alike()).map(({ id }) => idText(id)));
	const isNew = ({ id }: T) => !before.has(idText(id));
	for (let attempt = 1; ; attempt++) {
		const made = await posted(post);
		if (!(made instanceof ApiProblem)) {
			if (idText(made.id) !== '') return made;
			// Made, but the answer does not say which it is.
			return (await alike()).find(isNew) ?? made;
		}
		client.ports.log(`${made.message}; looking whether it was made`);
		await wait(client, attempt);
		const found = (await alike()).find(isNew);
		if (found) return found;
		if (attempt === ATTEMPTS) throw made;
	}
}

/** @returns what was made, or why nobody knows whether it was */
async function posted<T>(post: () => Promise<T>): Promise<T | ApiProblem> {
	try {
		return await post();
	} catch (error) {
		if (error instanceof ApiProblem && error.ambiguous) return error;
		throw error;
	}
}

/** What was lost on the way may still arrive. */
async function wait({ ports }: ImprovadoClient, attempt: number): Promise<void> {
	await ports.sleep(BACKOFF.baseDelayMs / 4 + backoffDelay(attempt, BACKOFF, () => ports.random()));
}
