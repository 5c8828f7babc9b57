import type { INodeProperties } from 'n8n-workflow';

import { maximumWaitField } from '../../shared/adobe/panel/commonFields';
import { locatorField } from '../../shared/adobe/panel/locators';
import { attributesField } from '../attributes/panel';
import { audiencesField, fromNodeBefore, itemsNotice, takenFromField } from './audiences';
import { fileNameFields } from '../fileName/panel';
import { scheduleFields } from '../schedule/panel';

/** Adobe's changes of a dataflow take seconds to minutes. */
export const MAXIMUM_WAIT_S = 300;

export const dataflowField: INodeProperties = locatorField('dataflow');

export const waitField: INodeProperties = maximumWaitField(MAXIMUM_WAIT_S);

const wantedFrom = 'Audiences and Attributes';

/** What adding and synchronising have in common. */
export const wantedFields: INodeProperties[] = [
	dataflowField,
	takenFromField(wantedFrom),
	itemsNotice,
	audiencesField,
	...scheduleFields,
	...fileNameFields,
	attributesField,
];

/** The same for operations that look at what another one has made. */
export const comparedFields: INodeProperties[] = [
	dataflowField,
	takenFromField(wantedFrom, [fromNodeBefore]),
	itemsNotice,
	audiencesField,
	...[...scheduleFields, ...fileNameFields].map(unlessFromNodeBefore),
	attributesField,
];

function unlessFromNodeBefore(field: INodeProperties): INodeProperties {
	const show = { ...field.displayOptions?.show, takenFrom: ['fields', 'items'] };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}
