import { switchOperation } from './switchOperation';

export const enable = switchOperation('enable', {
	name: 'Enable',
	action: 'Enable a dataflow',
	description: 'Let a dataflow export by its schedules again',
});
