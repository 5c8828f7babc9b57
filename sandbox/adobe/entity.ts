import { randomBytes } from 'node:crypto';
import type { Call } from '../core/endpoint.ts';
import { isText } from './json.ts';
import type { Fields } from './json.ts';
import { adobeProblem, Refused } from './problems.ts';

/** What every stored object has; `etag` holds its double quotes. */
export interface Entity extends Fields {
	id: string;
	name: string;
	createdAt: number;
	updatedAt: number;
	etag: string;
	version: string;
	state: string;
}

const order = new WeakMap<object, number>();

export function newEtag(): string {
	const part = (bytes: number) => randomBytes(bytes).toString('hex');
	return `"${part(4)}-0000-0200-0000-${part(6)}"`;
}

/** Ranks it after all that were placed before. */
export function place(entity: object, sequence: number): void {
	order.set(entity, sequence);
}

/** Later ones are greater; a replaced entity keeps its place. */
export function orderOf(entity: object): number {
	return order.get(entity) ?? 0;
}

export function keepOrder(from: object, to: object): void {
	order.set(to, orderOf(from));
}

export function touch(entity: Entity, now: number): void {
	entity.updatedAt = now;
	entity.etag = newEtag();
	entity.version = entity.etag;
}

export function requireName(body: Fields): string {
	if (isText(body['name'])) return body['name'];
	throw new Refused(adobeProblem.plain('name is a required field'));
}

/** Without If-Match 400; with one that is stale or lacks its double quotes 412. */
export function checkIfMatch({ headers }: Call, etag: string): void {
	const supplied = headers['if-match'];
	if (supplied === undefined) {
		throw new Refused(adobeProblem.flow(1403, 400, 'If-Match header is required for this request'));
	}
	if (supplied === etag) return;
	const message = `Supplied version=[${supplied}] does not match the current version on entity=[${etag}]`;
	throw new Refused(adobeProblem.legacy(412, message));
}
