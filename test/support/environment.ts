const NAMES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [
	name,
	name.toLowerCase(),
]);

/** Each test of the file starts without the proxy variables, and leaves them as they were. */
export function withoutProxyVariables(): void {
	const before = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
	const clear = () => NAMES.forEach((name) => delete process.env[name]);
	beforeEach(clear);
	afterEach(() => {
		clear();
		for (const [name, value] of Object.entries(before)) if (value) process.env[name] = value;
	});
}
