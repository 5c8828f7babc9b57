import type * as Shutdown from '../../../nodes/ApiBulkSender/shutdown';

describe('the end of n8n', () => {
	/** A fresh one, since a process ends only once. */
	const load = () => {
		jest.resetModules();
		return jest.requireActual<typeof Shutdown>('../../../nodes/ApiBulkSender/shutdown');
	};
	const n8n = () => undefined;
	const count = () => process.listenerCount('SIGTERM');

	it('is told to all runs by one listener, which goes with the last of them', () => {
		const { watchShutdown } = load();
		process.on('SIGTERM', n8n);
		const before = count();
		const [one, two] = [watchShutdown(), watchShutdown()];
		expect(count()).toBe(before + 1);
		one.release();
		one.release();
		expect(count()).toBe(before + 1);
		process.emit('SIGTERM');
		expect([one.signal.aborted, two.signal.aborted]).toEqual([true, true]);
		two.release();
		expect(count()).toBe(before);
		process.removeListener('SIGTERM', n8n);
	});

	it('is known to a run that begins after it, which adds no listener', () => {
		const { watchShutdown } = load();
		process.on('SIGTERM', n8n);
		const first = watchShutdown();
		process.emit('SIGTERM');
		first.release();
		const before = count();
		const late = watchShutdown();
		expect(late.signal.aborted).toBe(true);
		expect(count()).toBe(before);
		late.release();
		process.removeListener('SIGTERM', n8n);
	});

	it('is not listened for where n8n itself does not any more: a second signal must kill', () => {
		const { watchShutdown } = load();
		const before = count();
		expect(before).toBe(0);
		const run = watchShutdown();
		expect(count()).toBe(0);
		run.release();
	});
});
