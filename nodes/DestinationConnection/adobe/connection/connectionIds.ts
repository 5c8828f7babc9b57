import type { Ids } from '../../../shared/adobe/ids';
import type { Connection } from '../../../shared/adobe/types';

export function connectionIds({ id, connectionSpec }: Connection): Ids {
	return { connectionSpecId: connectionSpec?.id, connectionId: id };
}
