/** What in an answer speaks against a success. */
export interface Objection {
	says: 'no' | 'unclear';
	/** The kind of key it stands under; `text` for a text or value without one. */
	by: ObjectingKind | 'text';
	/** A list, a count or a mere `true`: where many were sent it may mean some of them. */
	mayMeanSome: boolean;
	/** As it stands in the answer, e.g. `"success": false`. */
	what: string;
}

type ObjectingKind =
	'success' | 'valid' | 'strict' | 'error' | 'errorCode' | 'state' | 'status' | 'ownCode';

/** The strongest: a no beats what only leaves it open. */
export function strongest(objections: readonly Objection[]): Objection | undefined {
	return objections.find(({ says }) => says === 'no') ?? objections[0];
}
