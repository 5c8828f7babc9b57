import type { INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { chosenOption } from '../../shared/operations/chosenOption';
import type { BatchOperation } from '../../shared/operations/operation';
import { waitField, wantedFields } from '../fields/panels';
import { readWanted } from '../input/readWanted';
import type { IfPresent } from '../intent/want';
import { changeByItems } from '../run/changeByItems';

const ifPresentField: INodeProperties = {
	displayName: 'If Already Activated',
	name: 'ifPresent',
	type: 'options',
	options: [
		{ name: 'Update', value: 'update', description: 'Give it this schedule and file name' },
		{ name: 'Skip', value: 'skip', description: 'Leave it as it is' },
		{ name: 'Fail', value: 'fail', description: 'Stop and say that it is there' },
	],
	default: 'update',
	description: 'What to do with an audience that is in the dataflow already',
};

export const add: BatchOperation<AdobeClient> = {
	name: 'Add',
	action: 'Add audiences to dataflow',
	description: 'Export audiences with a dataflow; attributes can be added in the same change',
	properties: [...wantedFields, ifPresentField, waitField],
	async executeAll({ context, api }) {
		return await changeByItems(
			context,
			api,
			async (reading) =>
				await readWanted(reading, {
					ifPresent: chosenOption<IfPresent>(reading.parameters, ifPresentField),
					nothingIsFine: true,
				}),
		);
	},
};
