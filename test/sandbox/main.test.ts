import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sandboxCredentials } from '../../sandbox/credentials.ts';

const main = join(__dirname, '../../sandbox/main.ts');

async function readUntil(stream: NodeJS.ReadableStream, end: string): Promise<string> {
	let text = '';
	for await (const chunk of stream) {
		text += String(chunk);
		if (text.includes(end)) break;
	}
	return text;
}

describe('node sandbox/main.ts', () => {
	it('prints its address and credentials, serves, and ends on Ctrl-C', async () => {
		const child = spawn(process.execPath, [main, '--port', '0', '--token-ttl', '9'], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const ended = once(child, 'exit');
		const printed = await readUntil(child.stdout, 'Ctrl-C');
		const values = Object.values(sandboxCredentials).flatMap((value) =>
			typeof value === 'string' ? [value] : Object.values(value),
		);
		for (const value of values) expect(printed).toContain(value);
		const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
		const response = await fetch(`${url}/v3/oauth/token/generate`, {
			method: 'POST',
			body: JSON.stringify({
				key: sandboxCredentials.clientKey,
				secret: sandboxCredentials.clientSecret,
			}),
			headers: { 'content-type': 'application/json' },
		});
		expect(await response.json()).toMatchObject({ data: { ttlSeconds: 9 } });
		child.kill('SIGINT');
		expect(await ended).toEqual([0, null]);
	});

	it('says what is wrong with a port', async () => {
		const child = spawn(process.execPath, [main, '--port', 'abc'], {
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		const ended = once(child, 'exit');
		expect(await readUntil(child.stderr, '\n')).toContain('--port takes a whole number');
		expect(await ended).toEqual([2, null]);
	});
});
