import type { CompiledPath } from '../../../../shared/jsonPath/compilePath';
import { PathTooWide } from '../../../../shared/jsonPath/followPath';
import { scalarText } from '../../text';

/** The one text, number or truth value at a path; undefined when there is none, or more than one. */
export function scalarAt(path: CompiledPath, value: unknown): string | undefined {
	try {
		const found = path.values(value);
		return found.length === 1 ? scalarText(found[0]) : undefined;
	} catch (error) {
		if (error instanceof PathTooWide) return undefined;
		throw error;
	}
}
