import type { INodeProperties } from 'n8n-workflow';
import { answerProperties } from './answer';
import { fileProperties } from './file';
import { headerProperties } from './headers';
import { mappingProperties } from './mapping';
import { optionProperties } from './options';
import { outcomeProperties } from './outcome';
import { parseMapProperties } from './parseMap';
import { recordProperties } from './records';
import { bodyProperties, requestProperties } from './request';
import { retryProperties } from './retry';
import { templateProperties } from './template';

/** First what a new destination needs, in the order in which its documentation tells it. */
export const apiBulkSenderProperties: INodeProperties[] = [
	...templateProperties,
	...requestProperties,
	...answerProperties,
	...outcomeProperties,
	...parseMapProperties,
	...recordProperties,
	...fileProperties,
	...mappingProperties,
	...bodyProperties,
	...headerProperties,
	...retryProperties,
	...optionProperties,
];
