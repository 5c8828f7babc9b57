import { FLOW_SERVICE, inDestinations, inFlowService } from '../contract.ts';
import type { Operation, PatchTarget, Schema } from '../contract.ts';
import { actionHeaders } from '../headers.ts';
import { dataflowFor } from '../schemas/dataflow.ts';
import {
	mandatoryFields,
	newAttribute,
	newAudience,
	primaryFields,
	profileMapping,
	storedAttribute,
	storedAudience,
} from '../schemas/selectors.ts';
import { closed } from '../schemas/shapes.ts';
import { entityOperations } from './entity.ts';
import { field, nameAndDescription } from './patchTargets.ts';

const PARAMS = '^/transformations/0/params';

/** Selectors are addressed by their place; `-` is the end of the list. */
function selectors(container: string, added: Schema, stored: Schema): PatchTarget[] {
	const list = `${PARAMS}/${container}/selectors`;
	return [
		{ path: new RegExp(`${list}/-$`), add: added },
		{ path: new RegExp(`${list}/(0|[1-9]\\d*)$`), replace: stored, remove: true },
	];
}

const updates: PatchTarget[] = [
	...selectors('segmentSelectors', newAudience, storedAudience),
	...selectors('profileSelectors', newAttribute, storedAttribute),
	field(new RegExp(`${PARAMS}/profileMapping$`), profileMapping),
	field(new RegExp(`${PARAMS}(/profileSelectors)?/mandatoryFields$`), mandatoryFields),
	field(new RegExp(`${PARAMS}(/profileSelectors)?/primaryFields$`), primaryFields),
	...nameAndDescription,
];

const action: Operation = {
	method: 'POST',
	path: `${FLOW_SERVICE}/flows/{id}/action`,
	sources: [inFlowService('postStateTransition')],
	headers: actionHeaders,
	query: closed({ op: { enum: ['enable', 'disable'] } }, ['op']),
	body: { kind: 'none' },
};

export const flowOperations: Operation[] = [
	...entityOperations({
		collection: 'flows',
		sources: {
			getAll: [inDestinations('getFlows'), inFlowService('listFlows')],
			create: [inDestinations('postFlow'), inFlowService('createFlow')],
			get: [inDestinations('getFlowById'), inFlowService('retrieveFlow')],
			update: [inDestinations('patchFlowById'), inFlowService('patchFlow')],
			delete: [inDestinations('deleteFlowById'), inFlowService('deleteByFlow')],
		},
		create: dataflowFor,
		update: updates,
	}),
	action,
];
