// `npm run docs`: makes the tables of fields in docs/ anew.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { format, resolveConfig } from 'prettier';

import { withTables } from './fieldTables.ts';
import type { ToldTemplate } from './templateList.ts';

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

const ofTemplates = (file: string) =>
	built(join(root, `dist/nodes/ApiBulkSender/templates/${file}.js`));
const { destinationTemplates } = ofTemplates('index') as {
	destinationTemplates: Array<Omit<ToldTemplate, 'told'>>;
};
const { told } = ofTemplates('told') as { told: (template: unknown) => ToldTemplate['told'] };
const templates = destinationTemplates.map((one) => ({ ...one, told: told(one) }));

for (const name of readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'))) {
	const file = join(root, 'docs', name);
	const before = readFileSync(file, 'utf8');
	const page = withTables(before, descriptions, templates);
	if (page === before) continue;
	const options = await resolveConfig(file);
	const after = await format(page, { ...options, filepath: file });
	writeFileSync(file, after);
	if (after !== before) console.log(`docs/${name} is made anew`);
}
