import { switchOperation } from './switchOperation';

export const pause = switchOperation('pause', {
	name: 'Pause',
	verb: 'pause',
	description: 'Stop the runs of a load until it is resumed',
});
