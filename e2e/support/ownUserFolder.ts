import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A user folder of one test file's own, with the pack as it is installed in another. */
export async function ownUserFolder(sharedFolder: string): Promise<string> {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-destinations-'));
	await mkdir(join(userFolder, '.n8n'));
	const [from, to] = [sharedFolder, userFolder].map((folder) => join(folder, '.n8n/nodes'));
	await cp(from, to, { recursive: true, verbatimSymlinks: true });
	return userFolder;
}
