import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { anchorsOf, readPage, root } from './markdown';

const inDocs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...inDocs.map((n) => `docs/${n}`)];

/** Where the links and pictures of a page lead, as they are written. */
function linksOf(path: string): string[] {
	return readPage(path).prose.flatMap((line) => {
		const text = line.replace(/`[^`]*`/g, '');
		const inline = [...text.matchAll(/\]\(([^()\s]+)\)/g)];
		const reference = [...text.matchAll(/^\[[^\]]+\]: (\S+)/g)];
		return [...inline, ...reference].map(([, link]) => link);
	});
}

/** Undefined when a link leads somewhere; else what is wrong. */
function faultOf(from: string, link: string): string | undefined {
	if (/^[a-z]+:/.test(link)) return undefined;
	const [file, anchor] = link.split('#');
	const path = file === '' ? from : normalize(join(dirname(from), file));
	if (path.startsWith('..')) return `${link} leads out of the repository`;
	if (!existsSync(join(root, path))) return `${link} leads to no file`;
	if (anchor === undefined) return undefined;
	return anchorsOf(readPage(path)).has(anchor) ? undefined : `${link} leads to no heading`;
}

it.each(pages)('every link and picture of %s leads somewhere', (path) => {
	expect(linksOf(path).flatMap((link) => faultOf(path, link) ?? [])).toEqual([]);
});

const ours = 'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/';

/** Files of nodes and credentials that may name pages of ours. */
const sources = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(?:ts|json)$/.test(name))
		.map((name) => join(folder, name)),
);

it('every page that nodes and credentials name is there', () => {
	const named = sources.flatMap((path) => {
		const text = readFileSync(join(root, path), 'utf8');
		return [...text.matchAll(/https:\/\/github\.com\/n8n-nodes-destinations\/[^'"`\s)]+/g)]
			.filter(([url]) => url.startsWith(ours))
			.map(([url]) => ({ path, page: url.slice(ours.length) }));
	});
	expect(named.length).toBeGreaterThan(10);
	const faults = named.map(({ path, page }) => [path, faultOf('README.md', page)]);
	expect(faults.filter(([, fault]) => fault !== undefined)).toEqual([]);
});

it.each([
	'ApiBulkSender',
	'DestinationConnection',
	'TargetConnection',
	'Dataflow',
	'ActivateAudience',
])('%s leads to a page of its own', (name) => {
	const page = name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
	for (const end of ['ts', 'json']) {
		const text = readFileSync(join(root, `nodes/${name}/${name}.node.${end}`), 'utf8');
		expect(text).toContain(`${ours}docs/${page}.md`);
	}
});

it('the README has at most 3,000 words', () => {
	const words = readFileSync(join(root, 'README.md'), 'utf8').split(/\s+/).filter(Boolean);
	expect(words.length).toBeLessThanOrEqual(3000);
});

it.each(inDocs)('another page leads to docs/%s', (name) => {
	const others = pages.filter((path) => path !== `docs/${name}`);
	const files = others.flatMap((path) =>
		linksOf(path).map((link) => normalize(join(dirname(path), link.split('#')[0]))),
	);
	expect(files).toContain(`docs/${name}`);
});
