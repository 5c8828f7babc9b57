import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');

/** A fenced block of a page, with what stands around it. */
export interface Block {
	/** The heading under which it stands. */
	heading: string;
	/** The last line of text before it. */
	before: string;
	language: string;
	text: string;
	/** Line of its fence, from 1. */
	line: number;
}

export interface Page {
	/** Path from the root of the repository. */
	path: string;
	headings: string[];
	blocks: Block[];
	/** The text outside the blocks, line by line. */
	prose: string[];
}

export function readPage(path: string): Page {
	const page: Page = { path, headings: [], blocks: [], prose: [] };
	let open: Block | undefined;
	const lines: string[] = [];
	const all = readFileSync(join(root, path), 'utf8').split('\n');
	all.forEach((line, at) => {
		const fence = /^\s*```(\w*)\s*$/.exec(line);
		if (open !== undefined && fence !== null) {
			page.blocks.push({ ...open, text: lines.splice(0).join('\n') });
			open = undefined;
		} else if (open !== undefined) {
			lines.push(line);
		} else if (fence !== null) {
			const before = page.prose.findLast((text) => text.trim() !== '') ?? '';
			const heading = page.headings.at(-1) ?? '';
			open = { heading, before, language: fence[1], text: '', line: at + 1 };
		} else {
			page.prose.push(line);
			const heading = /^#{1,6} (.+)$/.exec(line);
			if (heading !== null) page.headings.push(heading[1].trim());
		}
	});
	if (open !== undefined) throw new Error(`${path}:${open.line} is never closed`);
	return page;
}

/** The anchors under which GitHub shows the headings of a page. */
export function anchorsOf({ headings }: Page): Set<string> {
	const anchors = new Set<string>();
	for (const heading of headings) {
		const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
		const plain = words.replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
		let anchor = plain;
		for (let n = 1; anchors.has(anchor); n++) anchor = `${plain}-${n}`;
		anchors.add(anchor);
	}
	return anchors;
}
