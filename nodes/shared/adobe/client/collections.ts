import { pathSegment } from '../../http/pathSegment';

/** The collections of the Flow Service, and what their members are called in sentences. */
export const collectionNouns = {
	connectionSpecs: 'destination',
	flowSpecs: 'flow specification',
	connections: 'connection',
	sourceConnections: 'source connection',
	targetConnections: 'target connection',
	flows: 'dataflow',
	runs: 'dataflow run',
} as const;

export type Collection = keyof typeof collectionNouns;

export const FLOW_SERVICE = '/data/foundation/flowservice';

/** @throws InputError for what is no id */
export function collectionPath(collection: Collection, id?: string): string {
	const path = `${FLOW_SERVICE}/${collection}`;
	return id === undefined ? path : `${path}/${pathSegment(id, collectionNouns[collection])}`;
}
