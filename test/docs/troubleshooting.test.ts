import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './markdown';

/** All that the nodes can say: their source, what is filled in later as "…". */
const said = ['nodes', 'credentials']
	.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => readFileSync(join(root, folder, name), 'utf8')),
	)
	.map((text) =>
		text
			.replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '…')
			.replace(/\\'/g, "'")
			.replace(/['"`]\s*\+\s*['"`]/g, ''),
	)
	.join('\n');

/** What is seen without a sentence of ours. */
const notOurs = [
	'Node does not have any credentials set',
	'All records failed with a code such as 0 or 1000, though the destination has them',
	'Nothing happens for a long time',
	'Everything succeeded, but the destination has half of it',
	'`pending: true`',
	'No … is chosen',
	'No destination, connection or load is chosen',
	'Everything is valid, but no file comes',
	// A text within a text, which is not seen here.
	"The audience '…' cannot be exported now: its schedule begins on …",
	'The test of Destination Storage API is green, but the connection does not work',
	'The test of Improvado Destination API is green, but the status is Error',
];

interface Row {
	path: string;
	sees: string;
}

function rowsOf(path: string): Row[] {
	const page = readFileSync(join(root, path), 'utf8');
	const [, ...parts] = page.split(/^\| You see +\|.*\n\|[-| ]+\n/m);
	return parts.flatMap((part) => {
		const table = part.slice(0, part.search(/^(?!\|)/m));
		return table
			.split('\n')
			.filter(Boolean)
			.map((line) => ({ path, sees: line.split(/(?<!\\)\|/)[1].trim() }));
	});
}

/** The pieces that stand in the code as they are; what differs, and names of fields, are left out. */
function piecesOf(sees: string): string[] {
	return sees
		.replaceAll('\\|', '|')
		.split(/…|"[^"]*"|(?<!\w)'[^']*'|\([^()]*\)|`[^`]*`|\b\d+\b|\b[A-Z]+_[A-Z]+\b|[,:.] /)
		.map((piece) => piece.trim().replace(/[:,]$|^(?:The answer is|its|It) /g, ''))
		.filter((piece) => piece.includes(' '));
}

const rows = ['docs/troubleshooting.md', 'docs/adobe.md', 'docs/improvado.md'].flatMap(rowsOf);

test('there are many', () => {
	expect(rows.length).toBeGreaterThan(50);
});

test.each(rows.filter(({ sees }) => !notOurs.includes(sees)))('$sees', ({ sees }) => {
	const pieces = piecesOf(sees);
	expect(pieces).not.toEqual([]);
	expect(pieces.filter((piece) => !said.includes(piece))).toEqual([]);
});
