import { spawn } from 'node:child_process';

export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
}

/** A command that ended badly; the message carries the last lines it printed. */
export class CommandFailed extends Error {
	readonly output: string;

	constructor(command: string, output: string) {
		super(`${command} ended badly:\n${output.trimEnd().split('\n').slice(-25).join('\n')}`);
		this.output = output;
	}
}

export async function runCommand(
	file: string,
	args: string[],
	{ cwd, env = process.env }: CommandOptions,
): Promise<string> {
	const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	let answer = '';
	child.stdout.on('data', (chunk: Buffer) => {
		answer += chunk;
		output += chunk;
	});
	child.stderr.on('data', (chunk: Buffer) => (output += chunk));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code !== 0) throw new CommandFailed([file, ...args].join(' '), output);
	return answer;
}

// What `npm run` tells its scripts about the project would confuse an npm that works elsewhere.
const isAboutProject = (name: string) =>
	/^npm_(package|lifecycle)_/.test(name) ||
	['npm_config_local_prefix', 'npm_command', 'INIT_CWD'].includes(name);

export function cleanEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
	const entries = Object.entries(process.env).filter(([name]) => !isAboutProject(name));
	return { ...Object.fromEntries(entries), ...extra };
}

export async function npm(args: string[], { cwd, env = {} }: CommandOptions): Promise<string> {
	const file = process.env.npm_execpath;
	const options = { cwd, env: cleanEnvironment(env) };
	return await (file?.endsWith('.js')
		? runCommand(process.execPath, [file, ...args], options)
		: runCommand('npm', args, options));
}
