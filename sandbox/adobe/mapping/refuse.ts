import { adobeProblem, Refused } from '../problems.ts';
import type { Fields } from '../json.ts';

export function refuse(detail: string): never {
	throw new Refused(adobeProblem.generic(400, 'BadRequestError', detail));
}

export function found<T>(entities: ReadonlyMap<string, T>, kind: string, id: unknown): T {
	const entity = entities.get(String(id));
	if (entity !== undefined) return entity;
	const detail = `${kind} not found with id ${String(id)}`;
	throw new Refused(adobeProblem.generic(404, 'Not Found', detail));
}

export type JsonSchema = Fields & { properties: Fields };
