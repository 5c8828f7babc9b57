import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import type { BatchOperation } from '../../shared/operations/operation';
import { attributesField } from '../attributes/panel';
import { attributeItemsNotice, takenFromField } from '../fields/audiences';
import { dataflowField, waitField } from '../fields/panels';
import { readAttributeWants } from '../attributes/readAttributes';
import { assertNamesSomething } from '../input/namesSomething';
import { changeByItems } from '../run/changeByItems';

export const addAttributes: BatchOperation<AdobeClient> = {
	name: 'Add Attributes',
	action: 'Add attributes to dataflow',
	description: 'Export more attributes of the profiles, or give them other columns',
	properties: [
		dataflowField,
		takenFromField('Attributes'),
		attributeItemsNotice,
		attributesField,
		waitField,
	],
	async executeAll({ context, api }) {
		return await changeByItems(context, api, async (reading) => {
			const wants = await readAttributeWants(reading);
			assertNamesSomething(reading, wants.attributes.length > 0, 'Attribute', true);
			return wants;
		});
	},
};
