import type { INodeProperties } from 'n8n-workflow';
import { answerProperties, learnNotice } from './answer';
import { authenticationProperties } from './authentication';
import { fileProperties } from './file';
import { headerProperties } from './headers';
import { jobProperties } from './jobs';
import { mappingProperties } from './mapping';
import { operationProperty, whenSending } from './operation';
import { optionProperties } from './options';
import { outcomeProperties } from './outcome';
import { parseMapProperties } from './parseMap';
import { ofCustom, perTemplate } from './perTemplate';
import { recordProperties } from './records';
import { bodyProperties, requestProperties } from './request';
import { retryProperties } from './retry';
import { templateProperties } from './template';
import { detailNotices, headerNotices, mapNotices } from './templateNotices';
import { toolProperty } from './tool';
import { shownWhen } from './variants';

/**
 * First what a new destination needs, in the order in which its documentation tells it. What is in
 * `perTemplate` are the settings that a template gives.
 */
export const apiBulkSenderProperties: INodeProperties[] = [
	toolProperty,
	operationProperty,
	// Never in the panel itself; hidden, it would lose its value.
	...authenticationProperties,
	...whenSending([
		...templateProperties,
		...perTemplate(requestProperties),
		...perTemplate(jobProperties),
		...shownWhen(learnNotice, ofCustom),
		...perTemplate(answerProperties),
		...perTemplate(outcomeProperties),
		...perTemplate(parseMapProperties),
		...mapNotices,
		...recordProperties,
		...fileProperties,
		...mappingProperties,
		...perTemplate(bodyProperties),
		...perTemplate(headerProperties),
		...headerNotices,
		...perTemplate(retryProperties),
		...detailNotices,
		...optionProperties,
	]),
];
