/** What e2e/run.ts hands to the test files, each of which is a process of its own. */
export interface Coordinates {
	url: string;
	n8nFolder: string;
	userFolder: string;
	services: string;
	chromium: string;
	pictures: string;
}

export function coordinates(): Coordinates {
	const text = process.env.N8N_E2E;
	if (!text) throw new Error('Start the end-to-end tests with: npm run e2e');
	return JSON.parse(text) as Coordinates;
}
