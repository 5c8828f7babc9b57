import type { ToldFile, ToldSummary } from '../engine/account/toldSummary';
import { warnings, type Hint } from './hints';

/** What keeps a merged Summary from telling of everything, or each thing once. */
export function mergeHints(summary: ToldSummary): Hint[] {
	return (summary.files ?? [summary]).flatMap(ofFile);
}

/** n8n runs a node once for each wire that leads into it. */
export function loneHint(count: number): Hint[] {
	if (count !== 1) return [];
	return warnings(
		"Only one Summary came in, so there was nothing to add up. Several wires into this node make it run once for each: put n8n's Merge node (mode Append) before it",
	);
}

function ofFile({ file, missingParts, repeatedParts }: ToldFile): Hint[] {
	const hints: Hint[] = [];
	if (missingParts !== undefined) {
		const which = partsInWords(missingParts);
		hints.push(
			...warnings(`There is no Summary of ${which} of ${file}, so its records are not counted`),
		);
	}
	if (repeatedParts !== undefined) {
		const which = partsInWords(repeatedParts);
		hints.push(
			...warnings(
				`There are several Summaries of ${which} of ${file}, so its records are counted more than once`,
			),
		);
	}
	return hints;
}

const NAMED = 20;

function partsInWords(parts: readonly number[]): string {
	const named = parts.slice(0, NAMED).join(', ');
	const more = parts.length > NAMED ? ` and ${parts.length - NAMED} more` : '';
	return `${parts.length === 1 ? 'part' : 'parts'} ${named}${more}`;
}
