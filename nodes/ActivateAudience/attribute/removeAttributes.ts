import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import type { BatchOperation } from '../../shared/operations/operation';
import { sourcesField } from '../attributes/panel';
import { attributeItemsNotice, takenFromField } from '../fields/audiences';
import { dataflowField, waitField } from '../fields/panels';
import { chosenAttributes } from '../attributes/readAttributes';
import { assertNamesSomething } from '../input/namesSomething';
import { changeByItems } from '../run/changeByItems';

export const removeAttributes: BatchOperation<AdobeClient> = {
	name: 'Remove Attributes',
	action: 'Remove attributes from dataflow',
	description: 'Stop exporting attributes; as mandatory attribute or key they go too',
	properties: [
		dataflowField,
		takenFromField('Attributes'),
		attributeItemsNotice,
		sourcesField,
		waitField,
	],
	async executeAll({ context, api }) {
		return await changeByItems(context, api, async (reading) => {
			const sources = chosenAttributes(reading).map(({ source }) => source);
			assertNamesSomething(reading, sources.length > 0, 'Attribute', true);
			return { removeAttributes: sources.map((id) => ({ id, items: [reading.item] })) };
		});
	},
};
