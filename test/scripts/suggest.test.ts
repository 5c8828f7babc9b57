import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from '../docs/markdown';

const folder = mkdtempSync(join(tmpdir(), 'suggest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as `npm run suggest` starts it, on what was built. */
function suggest(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'scripts/suggest.ts', ...args],
		{ cwd: root, encoding: 'utf8' },
	);
	return { status, stdout, stderr };
}

let files = 0;

function fileWith(content: unknown): string {
	const file = join(folder, `answers-${++files}.json`);
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	return file;
}

const records = [{ mail: 'a@x.io' }, { mail: 'b@x.io' }];

test('a file of answers gives settings and reasons', () => {
	const partial = { rejected: [{ mail: 'b@x.io', code: 'E7' }] };
	const { status, stdout, stderr } = suggest(
		fileWith({
			examples: [
				{ records: { people: records }, answer: partial },
				{ records, status: 400, answer: 'Bad Request' },
			],
		}),
	);
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	expect(stdout).toMatch(/Response Reports +Failed Records Only/);
	expect(stdout).toMatch(/Request Key Path +\$\.mail/);
	expect(stdout).toContain('"responseSplitPath": "$.rejected[*]"');
});

test.each<[string, string[], RegExp]>([
	['no file', [], /Write a JSON file like this/],
	['a file that is not there', ['nowhere.json'], /nowhere\.json cannot be read/],
	['an example without records', [fileWith([{ answer: {} }])], /Example 1 .* has no "records"/],
])('%s gets a sentence', (_, args, sentence) => {
	const { status, stderr } = suggest(...args);
	expect(status).toBe(1);
	expect(stderr).toMatch(sentence);
});

test('the table tells of every API, and of no false success', () => {
	const { status, stdout } = suggest('--table');
	expect(status).toBe(0);
	expect(stdout.match(/0 false successes/g)).toHaveLength(3);
	expect(stdout).toContain('| HubSpot: contacts batch upsert | partial |');
});
