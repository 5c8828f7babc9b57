import type { INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { InputError } from '../../shared/inputError';
import type { BatchOperation } from '../../shared/operations/operation';
import { keysField, mandatoryField } from '../attributes/panel';
import { dataflowField, waitField } from '../fields/panels';
import { chosenSources } from '../attributes/readAttributes';
import type { Want } from '../intent/want';
import { changeByItems } from '../run/changeByItems';

const setMandatory: INodeProperties = {
	displayName: 'Set Mandatory Attributes',
	name: 'setMandatory',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether to replace the mandatory attributes by those below; an empty list takes all away',
};

const setDeduplicationKeys: INodeProperties = {
	displayName: 'Set Deduplication Keys',
	name: 'setDeduplicationKeys',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether to replace the deduplication keys by those below; an empty list takes all away',
};

export const setKeys: BatchOperation<AdobeClient> = {
	name: 'Set Keys',
	action: 'Set mandatory attributes and deduplication keys',
	description: 'Say which attributes a profile must have, and what makes two profiles the same',
	properties: [
		dataflowField,
		setMandatory,
		{ ...mandatoryField, displayOptions: { show: { setMandatory: [true] } } },
		setDeduplicationKeys,
		{ ...keysField, displayOptions: { show: { setDeduplicationKeys: [true] } } },
		waitField,
	],
	async executeAll({ context, api }) {
		return await changeByItems(context, api, async (reading) => {
			const { parameters } = reading;
			const want: Partial<Want> = {};
			if (parameters.flag('setMandatory')) {
				want.mandatory = chosenSources(reading, 'mandatoryAttributes', 'Mandatory Attributes');
			}
			if (parameters.flag('setDeduplicationKeys')) {
				want.keys = chosenSources(reading, 'deduplicationKeys', 'Deduplication Keys');
			}
			if (want.mandatory !== undefined || want.keys !== undefined) return want;
			throw new InputError(
				'Set Mandatory Attributes',
				"Neither 'Set Mandatory Attributes' nor 'Set Deduplication Keys' is on",
				'Switch on what is to be set',
			);
		});
	},
};
