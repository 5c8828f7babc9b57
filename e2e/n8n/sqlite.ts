import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { CommandFailed, npm, runCommand } from './command.ts';

const compilerTools = ['python3', 'make', 'g++'];

/** node-gyp would take the headers of whichever Node the machine has; ours come with `node@24`. */
function headersFolder(): string | undefined {
	const besideBinary = join(dirname(process.execPath), '..');
	const brought = join(
		import.meta.dirname,
		'../../node_modules/node/node_modules',
		`node-${process.platform}-${process.arch}`,
	);
	return [brought, besideBinary].find((folder) => existsSync(join(folder, 'include/node/node.h')));
}

async function missingTools(): Promise<string[]> {
	const found = await Promise.all(
		compilerTools.map(async (tool) => {
			try {
				await runCommand(tool, ['--version'], { cwd: '/' });
				return true;
			} catch {
				return false;
			}
		}),
	);
	return compilerTools.filter((_, position) => !found[position]);
}

export async function buildSqlite(folder: string): Promise<void> {
	const headers = headersFolder();
	try {
		await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: folder,
			env: { JOBS: 'max', ...(headers && { npm_config_nodedir: headers }) },
		});
		await runCommand(process.execPath, ['-e', 'require("sqlite3")'], { cwd: folder });
	} catch (error) {
		const missing = await missingTools();
		if (missing.length === 0 || !(error instanceof CommandFailed)) throw error;
		throw new Error(
			`n8n's database driver must be built here and ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: ` +
				'install them (on Debian: apt-get install -y python3 make g++) and try again.',
		);
	}
}
