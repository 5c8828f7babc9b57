// The first script of every npm task. It runs on whatever Node the machine has, so it uses Node's
// built-ins only: it installs what is missing and then starts the task anew on the project's Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const binFolder = join(root, 'node_modules', '.bin');
const [task, ...taskArguments] = process.argv.slice(2);

const major = (version) => Number(version.replace(/^v/, '').split('.')[0]);

function stop(sentence) {
	console.error(sentence);
	process.exit(1);
}

function readPackages(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** npm writes node_modules/.package-lock.json last, so a half-finished install has none. */
function isInstalled() {
	const wanted = readPackages(join(root, 'package-lock.json'));
	const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
	if (!wanted || !present) return present !== undefined && wanted === undefined;
	return Object.entries(wanted).every(
		([path, { version, optional }]) =>
			path === '' || (present[path] ? present[path].version === version : optional === true),
	);
}

function npm(args, options) {
	// Under `npm run` this is the npm that was called, as a file that any Node can run.
	const npmFile = process.env.npm_execpath;
	return npmFile?.endsWith('.js')
		? spawn(options.node ?? process.execPath, [npmFile, ...args], options)
		: spawn('npm', args, { ...options, shell: process.platform === 'win32' });
}

function finish(child) {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => resolve({ code, signal }));
	});
}

async function install() {
	console.log('Installing the development packages (once, about two minutes) ...');
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const clock = setInterval(() => console.log(`  still installing, ${seconds()} s`), 15_000);
	// Not `npm ci`: it refuses a lock file that has no entry for an optional package of another
	// platform, and the registry the lock was made from may lack some. The versions are the lock's.
	const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
	const { code } = await finish(npm(args, { cwd: root, stdio: 'inherit' }));
	clearInterval(clock);
	if (code !== 0) stop('npm could not install the packages; its own words are above.');
	console.log(`  done in ${seconds()} s`);
}

/** The Node that the npm package `node` brings; undefined when its install script did not run. */
function projectNode() {
	const file = join(
		root,
		'node_modules',
		'node',
		'bin',
		process.platform === 'win32' ? 'node.exe' : 'node',
	);
	if (!existsSync(file)) return undefined;
	const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
	return status === 0 && major(stdout) >= 24 ? file : undefined;
}

async function findNode() {
	const found = projectNode();
	if (found) return found;
	if (existsSync(join(root, 'node_modules', 'node'))) {
		console.log('Fetching Node 24 ...');
		await finish(
			npm(['rebuild', 'node', '--ignore-scripts=false'], { cwd: root, stdio: 'inherit' }),
		);
	}
	if (projectNode()) return projectNode();
	if (major(process.version) >= 24) return process.execPath;
	return stop(
		`The npm package "node" did not bring Node 24 and this is Node ${process.version}: install Node 24 and try again.`,
	);
}

async function runTask(node) {
	const child = npm(['run', '--silent', task, '--', ...taskArguments], {
		cwd: root,
		stdio: 'inherit',
		node,
		env: { ...process.env, PATH: [binFolder, process.env.PATH].join(delimiter) },
	});
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		process.on(signal, () => child.kill(signal));
	const { code, signal } = await finish(child);
	process.exit(signal ? 1 : code);
}

if (major(process.version) < 20)
	stop(`This needs Node 20 or newer; this is Node ${process.version}.`);
if (!task) stop('Say which npm task to run, for example: node scripts/bootstrap.mjs test:run');
if (!isInstalled()) await install();
await runTask(await findNode());
