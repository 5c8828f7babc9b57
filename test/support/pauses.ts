/** Between looks for what may have been created (ms). */
const PAUSES = [1000, 2000, 4000, 8000, 16_000];

/** Lets these pauses pass at once, and no other; `jest.restoreAllMocks` ends it. */
export function skipPauses(): void {
	const { setTimeout: wait } = globalThis;
	jest
		.spyOn(globalThis, 'setTimeout')
		.mockImplementation(((run: () => void, ms?: number) =>
			wait(run, PAUSES.includes(ms ?? 0) ? 0 : ms)) as typeof setTimeout);
}
