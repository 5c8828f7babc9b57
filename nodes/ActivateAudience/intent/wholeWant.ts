import { mergeWants } from './mergeWants';
import type { Want } from './want';

/**
 * The wishes for one dataflow as a whole, the columns in their order. Mirroring concerns audiences only when at least one is
 * named, and attributes likewise.
 *
 * @throws InputError for one wrong wish: mirroring without it would remove what is live
 */
export function wholeWant(wishes: Array<Partial<Want>>, mirrors: boolean): Want {
	const { want, refused } = mergeWants(wishes);
	if (refused.length > 0) throw refused[0].error;
	const namesAttributes = want.attributes.length > 0;
	const ordered = { ...want, ordersColumns: namesAttributes };
	if (!mirrors) return ordered;
	return {
		...ordered,
		mirrorAudiences: want.audiences.length > 0,
		mirrorAttributes: namesAttributes,
		...(namesAttributes ? { mandatory: want.addMandatory, keys: want.addKeys } : {}),
	};
}
