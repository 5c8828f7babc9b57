import type { AdobeClient } from '../shared/adobe/client/adobeClient';
import type { Resource } from '../shared/operations/operation';
import { dataflowOperations } from './adobe/dataflow';
import { firstRunOperation, runOperations } from './adobe/run';

/** Of Adobe Experience Platform. */
export const adobeResources: Array<Resource<AdobeClient>> = [
	{
		name: 'Dataflow',
		value: 'dataflow',
		default: 'create',
		operations: dataflowOperations,
	},
	{
		name: 'Run',
		value: 'run',
		default: firstRunOperation,
		operations: runOperations,
	},
];
