import { switchOperation } from './switchOperation';

export const resume = switchOperation('unpause', {
	name: 'Resume',
	verb: 'resume',
	description: 'Let a paused load run again',
});
