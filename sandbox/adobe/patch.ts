import jsonpatch from 'fast-json-patch';
import type { Operation } from 'fast-json-patch';
import type { Call } from '../core/endpoint.ts';
import { isFields, isText } from './json.ts';
import type { Fields } from './json.ts';
import { adobeProblem, Refused } from './problems.ts';

export interface PatchOperation {
	op: 'add' | 'replace' | 'remove';
	path: string;
	value?: unknown;
}

const operations = ['add', 'replace', 'remove'];

function assertOperation(value: unknown): void {
	const { op, path } = isFields(value) ? value : ({} as Fields);
	if (!isText(op) || !operations.includes(op)) {
		const message = `Operation ${String(op)} is not supported: use ${operations.join(', ')}`;
		throw new Refused(adobeProblem.flow(1434, 400, message));
	}
	if (!isText(path)) throw new Refused(adobeProblem.flow(1455, 400, 'Missing field: path'));
}

export function patchBody({ body }: Call): PatchOperation[] {
	if (!Array.isArray(body) || body.length === 0) {
		throw new Refused(adobeProblem.flow(1405, 400, 'The request body must not be empty'));
	}
	for (const operation of body) assertOperation(operation);
	return body as PatchOperation[];
}

/** Every path must be, or lie below, one of those. */
export function assertPaths(patch: readonly PatchOperation[], allowed: readonly string[]): void {
	for (const { path } of patch) {
		if (allowed.some((root) => path === root || path.startsWith(`${root}/`))) continue;
		throw new Refused(adobeProblem.flow(1445, 400, `PATCH is not enabled for ${path}`));
	}
}

/** The document after the patch; the one handed in stays as it is. */
export function patched<T>(document: T, patch: readonly PatchOperation[]): T {
	try {
		const own = structuredClone(patch) as Operation[];
		return jsonpatch.applyPatch(document, own, true, false).newDocument;
	} catch (error) {
		const name = error instanceof jsonpatch.JsonPatchError ? error.name : 'PATCH_INVALID';
		const paths = patch.map(({ path }) => path).join(', ');
		const message = `Missing field: the patch cannot be applied (${name}) at ${paths}`;
		throw new Refused(adobeProblem.flow(1455, 400, message));
	}
}
