import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';

import { ActivateAudience } from '../../nodes/ActivateAudience/ActivateAudience.node';
import { ApiBulkSender } from '../../nodes/ApiBulkSender/ApiBulkSender.node';
import { Dataflow } from '../../nodes/Dataflow/Dataflow.node';
import { destinationTemplates } from '../../nodes/ApiBulkSender/templates';
import { told } from '../../nodes/ApiBulkSender/templates/told';
import { DataflowTrigger } from '../../nodes/DataflowTrigger/DataflowTrigger.node';
import { DestinationConnection } from '../../nodes/DestinationConnection/DestinationConnection.node';
import { TargetConnection } from '../../nodes/TargetConnection/TargetConnection.node';
import { withTables } from '../../scripts/docs/fieldTables';
import { root } from './markdown';

const nodes: INodeType[] = [
	new ActivateAudience(),
	new ApiBulkSender(),
	new Dataflow(),
	new DataflowTrigger(),
	new DestinationConnection(),
	new TargetConnection(),
];
const descriptions = Object.fromEntries(
	nodes.map(({ description }) => [description.name, description]),
);
const templates = destinationTemplates.map((one) => ({ ...one, told: told(one) }));
const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const read = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');
const hasTables = (name: string) => read(name).includes(', made by npm run docs -->');

/** As prettier may write it: with other blanks, lines of tables and escapes. */
const plain = (page: string) => page.replace(/[\s\\]+/g, ' ').replace(/-{3,}/g, '---');

test.each(pages.filter(hasTables))('the tables of fields in %s are those of the panel', (name) => {
	expect(plain(read(name))).toBe(plain(withTables(read(name), descriptions, templates)));
});

test('every node has a table of its fields', () => {
	const all = pages.map(read).join('\n');
	for (const name of Object.keys(descriptions)) expect(all).toContain(` of ${name}, made by`);
});

test('every template has a part of its page', () => {
	const page = read('templates.md');
	for (const { displayName } of destinationTemplates) {
		expect(page).toContain(`### ${displayName}\n`);
	}
});

test('a table that nobody knows is refused', () => {
	const page = '<!-- fields of nothing, made by npm run docs -->\n<!-- end -->';
	expect(() => withTables(page, descriptions, [])).toThrow(/no table "fields of nothing"/);
});
