import type { AdobeClient } from '../shared/adobe/client/adobeClient';
import type { ImprovadoClient } from '../shared/improvado/client/improvadoClient';
import type { Resource } from '../shared/operations/operation';
import { dataflowOperations } from './adobe/dataflow';
import { firstRunOperation, runOperations } from './adobe/run';
import { load } from './improvado/load';

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

/** An Improvado load is that system's dataflow. */
export const improvadoResources: Array<Resource<ImprovadoClient>> = [load];
