import type { INodeProperties } from 'n8n-workflow';

import { maximumWaitField } from '../../shared/adobe/panel/commonFields';
import { locatorField } from '../../shared/adobe/panel/locators';
import { attributesField } from '../attributes/panel';
import { audiencesField, itemsNotice, takenFromField } from './audiences';
import { fileNameFields } from '../fileName/panel';
import { scheduleFields } from '../schedule/panel';

/** Adobe's changes of a dataflow take seconds to minutes. */
export const MAXIMUM_WAIT_S = 300;

export const dataflowField: INodeProperties = locatorField('dataflow');

export const waitField: INodeProperties = maximumWaitField(MAXIMUM_WAIT_S);

/** What adding, synchronising and validating have in common. */
export const wantedFields: INodeProperties[] = [
	dataflowField,
	takenFromField('Audiences and Attributes'),
	itemsNotice,
	audiencesField,
	...scheduleFields,
	...fileNameFields,
	attributesField,
];
