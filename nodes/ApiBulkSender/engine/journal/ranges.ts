/** Record indexes as runs: `[from, to]`, both in it. */
export type Ranges = Array<[from: number, to: number]>;

export function toRanges(indexes: Iterable<number>): Ranges {
	const ranges: Ranges = [];
	for (const index of indexes) {
		const last = ranges.at(-1);
		if (last !== undefined && last[1] === index - 1) last[1] = index;
		else ranges.push([index, index]);
	}
	return ranges;
}

export function* indexesIn(ranges: Ranges): Generator<number> {
	for (const [from, to] of ranges) for (let index = from; index <= to; index++) yield index;
}
