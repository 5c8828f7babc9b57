import type { FaultDistortion } from './fault.ts';

export function changesParts(fault: FaultDistortion): boolean {
	return Boolean(fault.dropParts) || Boolean(fault.extraParts) || wantsShuffle(fault);
}

/** The body with parts dropped, added or reordered; the body handed in stays as it is. */
export function changeParts(body: unknown, paths: string[][], fault: FaultDistortion): unknown {
	const copy: unknown = structuredClone(body);
	const lists = paths.map((path) => listAt(copy, path)).filter((list) => list !== undefined);
	drop(lists, fault.dropParts ?? 0);
	if (wantsShuffle(fault)) {
		const seed = typeof fault.shuffleParts === 'number' ? fault.shuffleParts : 1;
		for (const list of lists) derange(list, seed);
	}
	const last = lists.at(-1);
	if (last)
		for (let i = 1; i <= (fault.extraParts ?? 0); i += 1) last.push(strangerLike(last[0], i));
	return copy;
}

function wantsShuffle(fault: FaultDistortion): boolean {
	return fault.shuffleParts !== undefined && fault.shuffleParts !== false;
}

function listAt(body: unknown, path: string[]): unknown[] | undefined {
	let value = body;
	for (const key of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Record<string, unknown>)[key];
	}
	return Array.isArray(value) ? value : undefined;
}

function drop(lists: unknown[][], count: number): void {
	let left = count;
	for (const list of lists.toReversed()) {
		const here = Math.min(left, list.length);
		list.splice(list.length - here, here);
		left -= here;
	}
}

/** Sattolo's shuffle: one cycle through all places, so no part stays where it was. */
function derange(list: unknown[], seed: number): void {
	let state = seed >>> 0;
	for (let i = list.length - 1; i > 0; i -= 1) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		const j = Math.floor((state / 2 ** 32) * i);
		[list[i], list[j]] = [list[j], list[i]];
	}
}

function strangerLike(part: unknown, n: number): unknown {
	if (typeof part !== 'object' || part === null) {
		return { id: `extra-${n}`, index: 1_000_000 + n, code: 'EXTRA', message: 'Not in the request' };
	}
	const stranger: Record<string, unknown> = { ...part };
	if ('id' in stranger) stranger['id'] = `extra-${n}`;
	if ('index' in stranger) stranger['index'] = 1_000_000 + n;
	if ('entityId' in stranger) stranger['entityId'] = 900_000_000 + n;
	return stranger;
}
