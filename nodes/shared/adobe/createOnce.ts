import type { IDataObject } from 'n8n-workflow';

import type { Query } from '../http/apiPorts';
import { ApiProblem } from '../http/apiProblem';
import { backoffDelay } from '../http/backoff';
import { InputError } from '../inputError';
import type { IfExists } from '../operations/ifExists';
import type { AdobeClient } from './client/adobeClient';
import { collectionNouns, collectionPath, type Collection } from './client/collections';
import { listAll } from './client/pages';
import { subjectOf } from './client/subjects';
import type { Entity } from './types';

export interface Creation<T extends Entity> {
	collection: Collection;
	body: IDataObject & { name: string };
	ifExists: IfExists;
	/** Narrows the list of those that may be the same. */
	query: Query;
	/** Whether it has the key of the one that is wanted; equal names are compared already. */
	isSame(existing: T): boolean;
	/** Settings in which it differs from what is wanted, in words. */
	differences(existing: T): string[];
}

export interface Made {
	id: string;
	/** False when one that was there is used. */
	created: boolean;
}

const ATTEMPTS = 3;
const BACKOFF = { baseDelayMs: 4000, maxDelayMs: 30_000 };

/**
 * Run twice, made once: looks for one with the same key first. After a lost answer it looks again
 * before it creates once more, since Adobe's names are no unique keys.
 *
 * @throws InputError when there is one with other settings, or one at all under 'Fail'
 */
export async function createOnce<T extends Entity>(
	client: AdobeClient,
	creation: Creation<T>,
): Promise<Made> {
	const before = await findSame(client, creation);
	if (before.length > 0 && creation.ifExists !== 'createAnother') {
		return { id: reusable(creation, before).id, created: false };
	}
	return { id: await create(client, creation, new Set(before.map(({ id }) => id))), created: true };
}

async function create<T extends Entity>(
	client: AdobeClient,
	creation: Creation<T>,
	before: Set<string>,
): Promise<string> {
	for (let attempt = 1; ; attempt++) {
		const made = await post(client, creation);
		if (typeof made === 'string') return made;
		client.ports.log(`${made.message}; looking whether it was made`);
		const found = await findNew(client, creation, before, attempt);
		if (found) return found.id;
		if (attempt === ATTEMPTS) throw made;
	}
}

/** @returns the id, or why nobody knows whether it was made */
async function post<T extends Entity>(
	client: AdobeClient,
	{ collection, body }: Creation<T>,
): Promise<string | ApiProblem> {
	const subject = subjectOf('create', collection);
	try {
		const { id } = await client.post<{ id?: string }>(collectionPath(collection), body, subject);
		if (id) return id;
		return client.problem({ status: 502, code: '', message: '', requestId: '' }, subject);
	} catch (error) {
		if (error instanceof ApiProblem && error.ambiguous) return error;
		throw error;
	}
}

/** Waits a little, since what was lost on the way may still arrive, then looks. */
async function findNew<T extends Entity>(
	client: AdobeClient,
	creation: Creation<T>,
	before: Set<string>,
	attempt: number,
): Promise<T | undefined> {
	const { ports } = client;
	await ports.sleep(BACKOFF.baseDelayMs / 4 + backoffDelay(attempt, BACKOFF, () => ports.random()));
	return (await findSame(client, creation)).find(({ id }) => !before.has(id));
}

async function findSame<T extends Entity>(
	client: AdobeClient,
	{ collection, query, body, isSame }: Creation<T>,
): Promise<T[]> {
	const listed = await listAll<T>(client, collection, query);
	return listed.filter((existing) => existing.name === body.name && isSame(existing));
}

function reusable<T extends Entity>(
	{ collection, body, ifExists, differences }: Creation<T>,
	existing: T[],
): T {
	const noun = collectionNouns[collection];
	if (ifExists === 'fail') {
		throw new InputError(
			'If It Already Exists',
			`There already is a ${noun} '${body.name}'`,
			"It is left as it is. Choose another name, or set 'If It Already Exists' to Reuse",
		);
	}
	const same = existing.find((candidate) => differences(candidate).length === 0);
	if (same) return same;
	throw new InputError(
		'If It Already Exists',
		`There already is a ${noun} '${body.name}' with other settings`,
		`${differences(existing[0]).join('; ')}. Choose another name, change the existing one with Update, or set 'If It Already Exists' to Create Another`,
	);
}
