import type { AudienceDirectory } from '../../shared/adobe/audiences';
import { ApiProblem } from '../../shared/http/apiProblem';
import { InputError } from '../../shared/inputError';
import type { AudienceValue } from '../../shared/adobe/types';

/** What Experience Platform knows of an audience. */
export interface AudienceFacts {
	/** ms since 1970; undefined where it is not known. */
	createdAt?: number;
	/** Evaluated once a day. */
	isBatch: boolean;
	/** Its own labels, without `core/` and `custom/`. */
	labels: string[];
}

/** By the id in the dataflow; those that cannot be read are left out. */
export type Facts = ReadonlyMap<string, AudienceFacts>;

export async function readAudienceFacts(
	directory: AudienceDirectory,
	audiences: readonly AudienceValue[],
): Promise<Facts> {
	const facts = new Map<string, AudienceFacts>();
	try {
		await directory.prepare(audiences.length);
		for (const { id, systemSegmentId } of audiences) {
			const found = await readOne(directory, String(systemSegmentId ?? id));
			if (found !== undefined) facts.set(id, found);
		}
	} catch (error) {
		// What is not known is not checked; the others stay.
		if (!(error instanceof ApiProblem)) throw error;
	}
	return facts;
}

/** Undefined for one that is not there any more. */
async function readOne(
	directory: AudienceDirectory,
	id: string,
): Promise<AudienceFacts | undefined> {
	try {
		const { createEpoch, evaluationInfo, labels } = await directory.find({ mode: 'id', value: id });
		const seconds = Number(createEpoch);
		const isBatch =
			(evaluationInfo as { batch?: { enabled?: unknown } } | undefined)?.batch?.enabled === true;
		return {
			...(seconds > 0 ? { createdAt: seconds * 1000 } : {}),
			isBatch,
			labels: Array.isArray(labels) ? labels.map((label) => bare(String(label))) : [],
		};
	} catch (error) {
		if (error instanceof InputError) return undefined;
		throw error;
	}
}

/** The Policy Service names labels without what stands before the slash (inferred; no document says). */
function bare(label: string): string {
	return label.replace(/^(?:core|custom)\//, '');
}
