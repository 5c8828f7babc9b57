import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { listAll } from '../../../shared/adobe/client/pages';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { lateAfterField, readLateAfter } from '../../../shared/adobe/panel/lateAfter';
import { destinationFlowsQuery } from '../../../shared/adobe/panel/lists';
import { chosenId } from '../../../shared/adobe/panel/locators';
import { areAll, whichDataflowsFields } from '../../../shared/adobe/panel/whichDataflows';
import { ExportWatch, type Watched } from '../../../shared/adobe/runs/exportWatch';
import type { Flow } from '../../../shared/adobe/types';
import { InputError } from '../../../shared/inputError';
import { chosenLimit, limitField, returnAllField } from '../../../shared/operations/listFields';
import type { ItemCall, ItemOperation } from '../../../shared/operations/operation';
import { watchedOutput } from './watchedOutput';
import { watchHints } from './watchHints';

const HOUR = 60 * 60 * 1000;

const dueWithinField: INodeProperties = {
	displayName: 'Due Within (Hours)',
	name: 'dueWithin',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 24,
	description:
		'Only exports that were due within so many hours, so that one that went wrong long ago is not told again and again. Due is the expected time and the minutes after which it is late.',
};

export const watch: ItemOperation<AdobeClient> = {
	name: 'Watch',
	action: 'Watch exports of dataflows',
	description:
		'Tell of each audience whether its last expected export ran: on time, late, failed, empty or still going on',
	properties: [
		...whichDataflowsFields({
			displayName: 'Exports Of',
			default: 'all',
			description: 'Whose exports to watch',
		}),
		// A limit may hide an export that failed.
		{ ...returnAllField, default: true },
		limitField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [dueWithinField, lateAfterField],
		},
	],

	async execute(call) {
		const { context, api, item, parameters } = call;
		const options = parameters.collection('options');
		const limit = chosenLimit(parameters);
		const dueAfter = readDueAfter(options, api.ports.wallTime());
		const exports = new ExportWatch(api, readLateAfter(options.lateAfter));
		const received = receivedIds(context, item);
		const outputs: IDataObject[] = [];
		const seen: Watched[] = [];
		for (const flow of await chosenFlows(call)) {
			if (outputs.length >= limit) break;
			const watched = await exports.watch(flow);
			seen.push(...watched);
			const shown = watched.filter(
				({ watched: { expected } }) =>
					dueAfter === undefined || (expected !== undefined && expected.due >= dueAfter),
			);
			outputs.push(
				...shown.map((each) =>
					withIds(watchedOutput(each, flow), received, { dataflowId: flow.id }),
				),
			);
		}
		watchHints(context, seen);
		return outputs.slice(0, limit);
	},
};

async function chosenFlows(call: ItemCall<AdobeClient>): Promise<Flow[]> {
	if (areAll(call.parameters)) return await listAll<Flow>(call.api, 'flows', destinationFlowsQuery);
	return [await call.api.getOne<Flow>('flows', chosenId(call, 'dataflow'))];
}

/** @returns ms since 1970, undefined when all are wanted */
function readDueAfter({ dueWithin }: IDataObject, now: number): number | undefined {
	if (dueWithin === undefined) return undefined;
	const hours = Number(dueWithin);
	if (hours > 0 && String(dueWithin).trim() !== '') return now - hours * HOUR;
	const { displayName } = dueWithinField;
	throw new InputError(
		displayName,
		`'${displayName}' is '${String(dueWithin)}', which is no number above 0`,
		'Enter a number of hours, for example 24, or take the option away',
	);
}
