import type { INodeProperties } from 'n8n-workflow';
import { answerProperties } from './answer';
import { headerProperties } from './headers';
import { optionProperties } from './options';
import { outcomeProperties } from './outcome';
import { parseMapProperties } from './parseMap';
import { recordProperties } from './records';
import { requestProperties } from './request';
import { retryProperties } from './retry';
import { templateProperties } from './template';

export const apiBulkSenderProperties: INodeProperties[] = [
	...templateProperties,
	...recordProperties,
	...requestProperties,
	...answerProperties,
	...parseMapProperties,
	...outcomeProperties,
	...retryProperties,
	...headerProperties,
	...optionProperties,
];
