import { execFile } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

/** The pack as npm would publish it and n8n would load it. */
const root = resolve(__dirname, '..');
const run = promisify(execFile);

const nodeNames = [
	'activateAudience',
	'apiBulkSender',
	'dataflow',
	'dataflowTrigger',
	'destinationConnection',
	'targetConnection',
];

let packed: string[];
let folder: string;

beforeAll(async () => {
	if (!existsSync(join(root, 'dist/package.json'))) {
		throw new Error('There is no dist/ to look at. Build it first: npm run build (npm test does)');
	}
	const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
	});
	const [{ files }] = JSON.parse(stdout) as [{ files: Array<{ path: string }> }];
	packed = files.map(({ path }) => path);
	folder = realpathSync(mkdtempSync(join(tmpdir(), 'n8n-nodes-destinations-')));
	for (const path of packed) cpSync(join(root, path), join(folder, path));
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => {
	if (folder) rmSync(folder, { recursive: true, force: true });
});

/** In a process of its own, as n8n runs: jest has its own `require`, and n8n behaves otherwise in tests. */
async function inNode<T>(type: 'commonjs' | 'module', script: string): Promise<T> {
	const { stdout } = await run(process.execPath, [`--input-type=${type}`, '-e', script, folder], {
		cwd: root,
		env: { ...process.env, NODE_ENV: 'production' },
		maxBuffer: 1e8,
	});
	return JSON.parse(stdout.slice(stdout.indexOf('RESULT') + 6)) as T;
}

function sources(below: string, pattern: RegExp): string[] {
	return readdirSync(join(root, below), { recursive: true, encoding: 'utf8' })
		.map((path) => `${below}/${path.replaceAll('\\', '/')}`)
		.filter((path) => pattern.test(path));
}

describe('what npm packs', () => {
	it('is dist, package.json and the documents, nothing else', () => {
		const beside = packed.filter((path) => !path.startsWith('dist/'));
		const documents = ['LICENSE', 'README.md'];
		expect(beside.filter((path) => !documents.includes(path))).toEqual(['package.json']);
		for (const path of documents) expect(beside.includes(path)).toBe(existsSync(join(root, path)));
	});

	it('has of dist just what the sources build; if not, dist is old: npm run build', () => {
		const built = [
			...sources('nodes', /\.ts$/).map((path) => path.replace(/\.ts$/, '.js')),
			...sources('credentials', /\.ts$/).map((path) => path.replace(/\.ts$/, '.js')),
			...sources('nodes', /\.node\.json$/),
			...sources('icons', /\.(svg|png)$/),
			'package.json',
		];
		expect(packed.filter((path) => path.startsWith('dist/')).toSorted()).toEqual(
			built.map((path) => `dist/${path}`).toSorted(),
		);
	});
});

describe('the pack as n8n loads it', () => {
	interface Loaded {
		nodes: INodeTypeDescription[];
		credentials: ICredentialType[];
		known: {
			nodes: Record<string, object>;
			credentials: Record<string, { supportedNodes: string[] }>;
		};
		required: string[];
		executes: boolean;
	}
	let loaded: Loaded;
	beforeAll(async () => {
		loaded = await inNode<Loaded>(
			'commonjs',
			`require('reflect-metadata');
			const { PackageDirectoryLoader } = require('n8n-core');
			const loader = new PackageDirectoryLoader(process.argv[1]);
			loader.loadAll().then(() => {
				const { types, known, nodeTypes } = loader;
				const required = Object.keys(require.cache);
				const executes = Object.values(nodeTypes).every(
					({ type }) => typeof (type.description.polling ? type.poll : type.execute) === 'function');
				process.stdout.write('RESULT' + JSON.stringify({ ...types, known, required, executes }));
			});`,
		);
	});

	it('has the nodes and their credentials, which know of each other', () => {
		const supportedNodes = Object.fromEntries(
			Object.entries(loaded.known.credentials).map(([name, known]) => [
				name,
				(known.supportedNodes ?? []).toSorted(),
			]),
		);
		expect(loaded.nodes.map(({ name }) => name).toSorted()).toEqual(nodeNames);
		expect(Object.keys(loaded.known.nodes).toSorted()).toEqual(nodeNames);
		expect(supportedNodes).toEqual({
			adobeExperiencePlatformApi: [
				'activateAudience',
				'dataflow',
				'dataflowTrigger',
				'destinationConnection',
				'targetConnection',
			],
			destinationApi: ['apiBulkSender'],
			destinationOAuth2Api: ['apiBulkSender'],
			destinationStorageApi: ['destinationConnection'],
			improvadoApi: ['dataflow', 'destinationConnection'],
			improvadoDestinationApi: ['destinationConnection'],
		});
		expect(loaded.executes).toBe(true);
	});

	it('says what its package.json says', () => {
		const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
		const sender = loaded.nodes.find(({ name }) => name === 'apiBulkSender');
		expect(sender).toMatchObject({
			displayName: 'API Bulk Sender',
			communityNodePackageVersion: version,
			usableAsTool: true,
			outputs: [
				{ displayName: 'Succeeded' },
				{ displayName: 'Failed' },
				{ displayName: 'Summary' },
			],
		});
	});

	it('has icons for light and dark, at the addresses under which n8n serves them', () => {
		for (const { iconUrl } of [...loaded.nodes, ...loaded.credentials]) {
			const { light, dark } = iconUrl as { light: string; dark: string };
			expect(light).not.toBe(dark);
			for (const url of [light, dark]) {
				const [, path] = /^icons\/n8n-nodes-destinations\/(dist\/icons\/.+\.svg)$/.exec(url) ?? [];
				expect(readFileSync(join(folder, path), 'utf8')).toContain('<svg');
			}
		}
	});

	it('has a codex, by which the editor finds it', () => {
		for (const { codex } of loaded.nodes) {
			expect(codex).toMatchObject({
				categories: expect.arrayContaining([expect.any(String)]),
				alias: expect.arrayContaining([expect.any(String)]),
				resources: { primaryDocumentation: [{ url: expect.stringMatching(/^https:/) }] },
			});
		}
	});

	it('ships no module that is never loaded, other than those of types alone', () => {
		const modules = packed.filter((path) => path.endsWith('.js'));
		const unused = modules.filter((path) => !loaded.required.some((file) => file.endsWith(path)));
		const withCode = unused.filter((path) => {
			const code = readFileSync(join(folder, path), 'utf8');
			return code.replace(/^(["']use strict["'];|Object\.defineProperty\(exports.*)$/gm, '').trim();
		});
		expect(withCode).toEqual([]);
	});
});

it("passes n8n's own scanner but for what n8n Cloud, but not self-hosted n8n, forbids", async () => {
	const { details = '' } = await inNode<{ details?: string }>(
		'module',
		`const { analyzePackage } = await import('@n8n/scan-community-package/scanner/scanner.mjs');
		process.stdout.write('RESULT' + JSON.stringify(await analyzePackage(process.argv[1])));`,
	);
	expect(findings(details)).toEqual([
		// Answers that come compressed.
		'dist/nodes/ApiBulkSender/engine/answer/read/decode.js no-restricted-imports',
		// qs, loaded when the first form is written.
		'dist/nodes/ApiBulkSender/engine/request/formBody.js no-restricted-globals',
		'dist/nodes/ApiBulkSender/engine/request/formBody.js no-restricted-imports',
		// Files that come compressed.
		'dist/nodes/ApiBulkSender/input/file/bytes/gunzip.js no-restricted-imports',
		// Letting other work come in between.
		'dist/nodes/ApiBulkSender/input/file/csv/dialect.js no-restricted-imports',
		'dist/nodes/ApiBulkSender/input/file/places/inBinaryField.js no-restricted-globals',
		// Files on disk, as n8n's rules of access allow them.
		'dist/nodes/ApiBulkSender/input/file/places/onDisk.js no-restricted-imports',
		// Whether bytes are UTF-8, which only Node says fast.
		'dist/nodes/ApiBulkSender/input/file/text/utf8.js no-restricted-imports',
		// The journal on disk: files, checksums, a lease with a heartbeat, and whose it is.
		'dist/nodes/ApiBulkSender/journal/fileLog.js no-restricted-globals',
		'dist/nodes/ApiBulkSender/journal/fileLog.js no-restricted-imports',
		'dist/nodes/ApiBulkSender/journal/frameLines.js no-restricted-imports',
		'dist/nodes/ApiBulkSender/journal/lease.js no-restricted-globals',
		'dist/nodes/ApiBulkSender/journal/lease.js no-restricted-imports',
		'dist/nodes/ApiBulkSender/journal/owner.js no-restricted-globals',
		'dist/nodes/ApiBulkSender/journal/owner.js no-restricted-imports',
		'dist/nodes/ApiBulkSender/journal/runJournal.js no-restricted-imports',
		'dist/nodes/ApiBulkSender/journal/spool.js no-restricted-imports',
		// csv-stringify, for the files with results.
		'dist/nodes/ApiBulkSender/output/file/csvWriter.js no-restricted-imports',
		// Letting other work come in between.
		'dist/nodes/ApiBulkSender/output/file/resultFile.js no-restricted-imports',
		// The stream that n8n stores as it comes.
		'dist/nodes/ApiBulkSender/output/file/store.js no-restricted-imports',
		// The timer behind the lines in n8n's log.
		'dist/nodes/ApiBulkSender/output/progressLog.js no-restricted-globals',
		// How long the rest of a file may be read.
		'dist/nodes/ApiBulkSender/restTime.js no-restricted-globals',
		// The signals with which n8n ends.
		'dist/nodes/ApiBulkSender/shutdown.js no-restricted-globals',
		// Sockets and TLS, for tunnels through proxies.
		'dist/nodes/ApiBulkSender/transport/connect.js no-restricted-imports',
		// The proxy variables, which an own transport must honour.
		'dist/nodes/ApiBulkSender/transport/connections.js no-restricted-globals',
		// The timer that ends a request after Timeout.
		'dist/nodes/ApiBulkSender/transport/deadlines.js no-restricted-globals',
		// undici and the proxy variables, for files at an address.
		'dist/nodes/ApiBulkSender/transport/download.js no-restricted-globals',
		'dist/nodes/ApiBulkSender/transport/download.js no-restricted-imports',
		// The request for a tunnel through a proxy.
		'dist/nodes/ApiBulkSender/transport/httpTunnel.js no-restricted-imports',
		// Waiting that a cancel ends.
		'dist/nodes/ApiBulkSender/transport/index.js no-restricted-imports',
		// undici, for connections that are kept.
		'dist/nodes/ApiBulkSender/transport/lane.js no-restricted-imports',
		// fast-json-patch, which checks a change before it is sent.
		'dist/nodes/shared/adobe/change/changeEntity.js no-restricted-imports',
		// Which addresses are IPv6.
		'dist/nodes/shared/adobe/credential/storageChecks.js no-restricted-imports',
		// Deep equality.
		'dist/nodes/shared/deepEqual.js no-restricted-imports',
		// The trusted certificates, for a further one beside them.
		'dist/nodes/shared/http/tlsSettings.js no-restricted-imports',
		// jsonpath-plus.
		'dist/nodes/shared/jsonPath/followPath.js no-restricted-imports',
		// These three libraries.
		'dist/package.json no-runtime-dependencies',
		'package.json no-runtime-dependencies',
	]);
}, 120_000);

/** Of the report: each file with each rule that it breaks, once. */
function findings(report: string): string[] {
	let file = '';
	const found = new Set<string>();
	for (const line of report.split('\n')) {
		if (line.startsWith('/')) file = line.slice(folder.length + 1);
		const [, rule] = /^\s+\d+:\d+\s.*\s@n8n\/community-nodes\/(\S+)$/.exec(line) ?? [];
		if (rule) found.add(`${file} ${rule}`);
		else if (/^\s+\d+:\d+\s/.test(line)) found.add(`${file} ${line.trim()}`);
	}
	return [...found].toSorted();
}
