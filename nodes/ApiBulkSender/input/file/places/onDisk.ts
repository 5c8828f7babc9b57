import { constants, open } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { IExecuteFunctions } from 'n8n-workflow';

import { FileRefused } from '../problems';
import type { Place } from './place';

const FIELD = 'File Path';

/** Sentences for what the system says; its codes mean nothing to most. */
const PROBLEMS: Record<string, readonly [problem: string, advice: string]> = {
	ENOENT: ['there is no such file', 'Check the path; it is one on the machine that n8n runs on'],
	ENOTDIR: ['there is no such folder', 'Check the path; it is one on the machine that n8n runs on'],
	EACCES: ['n8n may not read it', 'Give the user that n8n runs as the right to read the file'],
	EPERM: ['n8n may not read it', 'Give the user that n8n runs as the right to read the file'],
	EISDIR: ['it is a folder', 'Enter the path of one file'],
	ELOOP: ['it is a symbolic link that was put there while it was opened', 'Run again'],
};

/**
 * A file on the machine that n8n runs on, under n8n's rules of access.
 *
 * @throws FileRefused
 */
export async function openOnDisk(context: IExecuteFunctions, path: string): Promise<Place> {
	if (path === '') throw new FileRefused("'File Path' is empty", 'Enter its whole path', FIELD);
	if (path.startsWith('~')) {
		throw new FileRefused(`${path}: ~ is not known here`, 'Enter the whole path', FIELD);
	}
	if (!isAbsolute(path)) {
		throw new FileRefused(
			`'File Path' (${path}) is not a whole path`,
			'Enter where the file is on the machine that n8n runs on, e.g. /home/node/.n8n-files/customers.csv; a file on your own computer cannot be reached from there',
			FIELD,
		);
	}
	const handle = await openAllowed(context, path).catch((error: NodeJS.ErrnoException) => {
		throw refusalOf(path, error);
	});
	const { size } = await handle.stat();
	return {
		name: basename(path),
		size,
		bytes: piecesOf(handle),
		close: async () => await handle.close(),
	};
}

type Handle = Awaited<ReturnType<typeof open>>;

async function openAllowed({ helpers }: IExecuteFunctions, path: string): Promise<Handle> {
	const { resolvePath, isFilePathBlocked } = helpers as Partial<IExecuteFunctions['helpers']>;
	if (resolvePath === undefined || isFilePathBlocked === undefined) {
		throw new FileRefused(
			'this version of n8n does not say which files nodes may read',
			'Update n8n',
		);
	}
	const resolved = await resolvePath(path);
	if (isFilePathBlocked(resolved)) throw blocked(path);
	// Not a link that took the file's place since it was resolved.
	const handle = await open(resolved, constants.O_RDONLY | constants.O_NOFOLLOW);
	if ((await handle.stat()).isFile()) return handle;
	await handle.close();
	throw Object.assign(new Error(), { code: 'EISDIR' });
}

async function* piecesOf(handle: Handle): AsyncGenerator<Buffer> {
	try {
		for (;;) {
			const piece = Buffer.allocUnsafe(256 * 1024);
			const { bytesRead } = await handle.read(piece, 0, piece.length);
			if (bytesRead === 0) return;
			yield piece.subarray(0, bytesRead);
		}
	} finally {
		await handle.close();
	}
}

function refusalOf(path: string, error: NodeJS.ErrnoException): FileRefused {
	if (error instanceof FileRefused) return error;
	const [problem, advice] = PROBLEMS[error.code ?? ''] ?? [error.message, 'Check the path'];
	return new FileRefused(`${path}: ${problem}`, advice, FIELD);
}

function blocked(path: string): FileRefused {
	return new FileRefused(
		`${path}: n8n does not allow its nodes to read there`,
		'By default n8n allows the folder ~/.n8n-files of the user it runs as, which has to be made; the environment variable N8N_RESTRICT_FILE_ACCESS_TO names other folders, separated by semicolons. Its own folder .n8n is never allowed',
		FIELD,
	);
}
