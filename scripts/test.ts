// `npm test`: lint, type check, build, tests; says what each did.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folders = ['credentials', 'e2e', 'nodes', 'sandbox', 'scripts', 'test'];
const sources = folders
	.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
	.filter((name) => name.endsWith('.ts') && !name.includes('node_modules')).length;

const steps = [
	{ name: 'Lint', script: 'lint', found: `ESLint and prettier have nothing to say` },
	{ name: 'Type check', script: 'typecheck', found: `${sources} TypeScript files, no mistake` },
	{ name: 'Build', script: 'build', found: 'the nodes are in dist' },
];

/** @returns whether it went well */
async function run(args: string[], isShown: boolean): Promise<boolean> {
	const stdio = isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'];
	const child = spawn('npm', ['run', '--silent', ...args], {
		cwd: root,
		stdio: stdio as 'inherit',
		shell: process.platform === 'win32',
	});
	let output = '';
	child.stdout?.on('data', (chunk: Buffer) => (output += chunk));
	child.stderr?.on('data', (chunk: Buffer) => (output += chunk));
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	if (code !== 0 && !isShown) console.error(output);
	return code === 0;
}

/** @returns whether it went well */
async function check({ name, script, found }: (typeof steps)[number]): Promise<boolean> {
	const started = Date.now();
	const isWell = await run([script], false);
	if (!isWell) console.error(`${name} failed; what it says stands above.`);
	else console.log(`${name}: ${found} (${Math.round((Date.now() - started) / 1000)} s)`);
	return isWell;
}

// At once, since each keeps one processor busy.
if ((await Promise.all(steps.map(check))).includes(false)) process.exit(1);
process.exit((await run(['test:jest', '--', ...process.argv.slice(2)], true)) ? 0 : 1);
