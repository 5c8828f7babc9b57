import type { IDataObject } from 'n8n-workflow';

/** Sorts what was made earlier to the front: Improvado's ids are numbers that grow. */
export function byAge(one: IDataObject, other: IDataObject): number {
	const distance = Number(one.id) - Number(other.id);
	if (!Number.isNaN(distance)) return distance;
	return String(one.created_at ?? '').localeCompare(String(other.created_at ?? ''));
}
