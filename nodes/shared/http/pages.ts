/** A list that is filtered late may have empty pages; so many in a row have no end. */
const MOST_EMPTY = 50;

/** @returns undefined when it is no list of objects */
export function memberList<T extends object>(listed: unknown): T[] | undefined {
	if (!Array.isArray(listed)) return undefined;
	return listed.every((each) => typeof each === 'object' && each !== null)
		? (listed as T[])
		: undefined;
}

/** Follows the pages of one list: one that comes again would never end. */
export class PageTrail {
	private readonly seen = new Set<string>();
	private emptyInARow = 0;

	/**
	 * What is wrong with going on, as a part of a sentence; undefined when it is fine.
	 *
	 * @param next what tells the next page from others
	 * @param size how many members the page has that links to it
	 */
	objection(next: string, size: number): string | undefined {
		if (this.seen.has(next)) return 'the link to the next page leads back';
		this.seen.add(next);
		this.emptyInARow = size === 0 ? this.emptyInARow + 1 : 0;
		return this.emptyInARow > MOST_EMPTY ? 'its pages are empty and have no end' : undefined;
	}
}
