import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import type { BatchOperation } from '../../shared/operations/operation';
import { audienceItemsNotice, audiencesField, takenFromField } from '../fields/audiences';
import { dataflowField, waitField } from '../fields/panels';
import { idInDataflow } from '../input/idInDataflow';
import { chosenAudiences } from '../input/readAudiences';
import { assertNamesSomething } from '../input/namesSomething';
import { changeByItems } from '../run/changeByItems';

export const remove: BatchOperation<AdobeClient> = {
	name: 'Remove',
	action: 'Remove audiences from dataflow',
	description: 'Stop exporting audiences with a dataflow; the audiences themselves stay',
	properties: [
		dataflowField,
		takenFromField('Audiences'),
		audienceItemsNotice,
		audiencesField,
		waitField,
	],
	async executeAll({ context, api }) {
		return await changeByItems(context, api, async (reading) => {
			const chosen = chosenAudiences(reading);
			assertNamesSomething(reading, chosen.length > 0, 'Audience', true);
			const removals = chosen.map(async (each) => ({
				id: await idInDataflow(each, reading),
				items: [reading.item],
			}));
			return { removeAudiences: await Promise.all(removals) };
		});
	},
};
