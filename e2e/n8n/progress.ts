const seconds = (since: number) => Math.round((Date.now() - since) / 1000);

/** Says what is being done, that it is still being done, and how long it took. */
export async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
	const started = Date.now();
	console.log(`${label} ...`);
	const clock = setInterval(() => console.log(`  still at it, ${seconds(started)} s`), 15_000);
	try {
		const result = await work();
		if (seconds(started) > 2) console.log(`  done in ${seconds(started)} s`);
		return result;
	} finally {
		clearInterval(clock);
	}
}
