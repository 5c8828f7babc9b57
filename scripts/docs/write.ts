// `npm run docs`: makes the tables of fields in docs/ anew.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { format, resolveConfig } from 'prettier';

import { withTables } from './fieldTables.ts';

const root = join(import.meta.dirname, '../..');
const built = createRequire(import.meta.url);
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	n8n: { nodes: string[] };
};

const descriptions: Record<string, INodeTypeDescription> = {};
for (const path of n8n.nodes) {
	for (const Node of Object.values(
		built(join(root, path)) as Record<string, new () => INodeType>,
	)) {
		const { description } = new Node();
		descriptions[description.name] = description;
	}
}

for (const name of readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'))) {
	const file = join(root, 'docs', name);
	const before = readFileSync(file, 'utf8');
	const page = withTables(before, descriptions);
	if (page === before) continue;
	const options = await resolveConfig(file);
	const after = await format(page, { ...options, filepath: file });
	writeFileSync(file, after);
	if (after !== before) console.log(`docs/${name} is made anew`);
}
