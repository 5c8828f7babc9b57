import { isCount, type ToldFile, type ToldSummary } from './toldSummary';

/** As the panel allows. */
const MOST_PARTS = 10_000;

/** One file whose name all Summaries bear, else those that there are. */
type Merged = ToldFile | { files: ToldFile[] } | Record<string, never>;

/**
 * Which files, and which parts of them, several Summaries are about. A file that was cut into other
 * numbers of parts stands there once for each.
 */
export function mergeFiles(summaries: readonly ToldSummary[]): Merged {
	const files = new Map<string, PartSet>();
	for (const summary of summaries) {
		for (const { file, ...one } of filesOf(summary)) {
			const parts = isCount(one.parts) && one.parts <= MOST_PARTS ? one.parts : undefined;
			const key = JSON.stringify([file, parts]);
			const known = files.get(key) ?? new PartSet(file, parts);
			files.set(key, known);
			known.add(one);
		}
	}
	const told = [...files.values()].map((one) => one.told());
	const areOfFiles = summaries.every(({ file }) => file !== undefined);
	if (told.length === 1 && areOfFiles) return told[0];
	return told.length === 0 ? {} : { files: told };
}

function filesOf({ files, file, part, parts, missingParts, repeatedParts }: ToldSummary) {
	if (files !== undefined) return files;
	return file === undefined ? [] : [{ file, part, parts, missingParts, repeatedParts }];
}

class PartSet {
	private readonly had = new Set<number>();
	private readonly repeated = new Set<number>();

	constructor(
		private readonly file: string | undefined,
		private readonly parts: number | undefined,
	) {}

	add({ part, missingParts = [], repeatedParts = [] }: ToldFile): void {
		if (this.parts === undefined) return;
		const missing = new Set(missingParts);
		const had = part === undefined ? this.all().filter((one) => !missing.has(one)) : [part];
		for (const one of had) (this.had.has(one) ? this.repeated : this.had).add(one);
		for (const one of repeatedParts) this.repeated.add(one);
	}

	told(): ToldFile {
		const { file, parts } = this;
		if (parts === undefined) return { file };
		const missingParts = this.all().filter((one) => !this.had.has(one));
		const repeatedParts = [...this.repeated].sort((a, b) => a - b);
		return {
			file,
			parts,
			...(missingParts.length > 0 && { missingParts }),
			...(repeatedParts.length > 0 && { repeatedParts }),
		};
	}

	private all(): number[] {
		return Array.from({ length: this.parts ?? 0 }, (_, at) => at + 1);
	}
}
