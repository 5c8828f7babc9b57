import { switchOperation } from './switchOperation';

export const disable = switchOperation('disable', {
	name: 'Disable',
	action: 'Disable a dataflow',
	description: 'Let a dataflow rest; its audiences and schedules stay',
});
