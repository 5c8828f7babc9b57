import { specIds } from './catalogue/ids.ts';
import { endHandlers } from './flowEnds.ts';

const profileStoreType = { typeInfo: { type: 'ProfileFragments', id: 'ups' } };

export const sourceConnections = endHandlers({
	collection: 'sourceConnections',
	flowField: 'sourceConnectionIds',
	needsBase: false,
	content: (spec, { data, params }) => ({
		...(data === undefined ? {} : { data }),
		...(params === undefined ? {} : { params }),
		...(spec.id === specIds.profileStore ? profileStoreType : {}),
	}),
});
