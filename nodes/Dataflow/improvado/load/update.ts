import type { IDataObject } from 'n8n-workflow';

import { addresses, subjectOf } from '../../../shared/improvado/client/addresses';
import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { readLoad } from '../../../shared/improvado/loads/runLoad';
import { chosenImprovadoId, improvadoLocatorField } from '../../../shared/improvado/panel/locators';
import type { Load } from '../../../shared/improvado/types';
import { InputError } from '../../../shared/inputError';
import { differencesBetween } from '../../../shared/operations/differences';
import type { ItemParameters } from '../../../shared/operations/itemParameters';
import type { ItemOperation } from '../../../shared/operations/operation';
import { loadOutput } from './output';
import { readRunPolicy, runPolicyField } from './runPolicy';

const RUN_POLICY = 'run_policy';

export const update: ItemOperation<ImprovadoClient> = {
	name: 'Update',
	action: 'Update a load',
	description: 'Change when a load runs: its run policy or its schedule',
	properties: [
		improvadoLocatorField('load'),
		{ ...runPolicyField, hint: 'Leave empty to keep the one that is there' },
		{
			displayName: 'Schedule',
			name: 'schedule',
			type: 'json',
			default: '{}',
			description:
				'Fields of the schedule under the names that Improvado has for them, as a JSON object',
			hint: "Improvado's page says that scheduling can be changed, and not what its fields are called: ask Improvado.",
		},
	],

	async execute(call) {
		const { api, parameters } = call;
		const id = chosenImprovadoId(call, 'load');
		const wanted = readWanted(parameters);
		const before = await readLoad(api, id);
		if (differences(wanted, before).length === 0) {
			return loadOutput(call, before, { changed: false });
		}
		await api.call('PUT', addresses.load(id), subjectOf('update', 'load', id), {
			body: { ...kept(before), ...wanted },
			repeatable: true,
			shows: id,
		});
		const after = await readLoad(api, id);
		const notShown = differences(shownOf(wanted, after), after);
		return loadOutput(call, after, {
			changed: true,
			...(notShown.length === 0 ? {} : { notShown: `Read back, ${notShown.join('; ')}` }),
		});
	},
};

/** @throws InputError when nothing is to be changed, or the run policy is entered twice */
function readWanted(parameters: ItemParameters): IDataObject {
	const runPolicy = readRunPolicy(parameters);
	const schedule = parameters.json('schedule', 'Schedule');
	if (runPolicy !== undefined && schedule[RUN_POLICY] !== undefined) {
		throw new InputError(
			'Schedule',
			`'Schedule' holds ${RUN_POLICY}, and 'Run Policy' is filled in too`,
			'Enter the run policy in one of them',
		);
	}
	const wanted = { ...schedule, ...(runPolicy === undefined ? {} : { [RUN_POLICY]: runPolicy }) };
	if (Object.keys(wanted).length > 0) return wanted;
	throw new InputError(
		'Run Policy',
		"Nothing is to be changed: 'Run Policy' and 'Schedule' are empty",
		'Fill in one of them',
	);
}

/** A PUT may replace what it does not name. */
function kept({ run_policy: runPolicy }: Load): IDataObject {
	return runPolicy === undefined || runPolicy === null ? {} : { [RUN_POLICY]: runPolicy };
}

/** The page of a load lists no field of a schedule. */
function shownOf(wanted: IDataObject, load: Load): IDataObject {
	return Object.fromEntries(Object.entries(wanted).filter(([name]) => load[name] !== undefined));
}

function differences(wanted: IDataObject, load: Load): string[] {
	return differencesBetween(wanted, load, (path) => (path === RUN_POLICY ? 'Run Policy' : path));
}
