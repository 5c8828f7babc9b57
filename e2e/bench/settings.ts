/** How the API Bulk Sender is set up for the destination of the benchmark. */
export function senderParameters(recordsPerRequest: number, options: object) {
	return {
		apiEndpoint: '/records',
		bulkSupport: recordsPerRequest > 1,
		groupingLimit: recordsPerRequest,
		parsePathMap: {
			entries: [
				{ name: 'status_code', path: '$.status' },
				{ name: 'entity_id', path: '$.id' },
			],
		},
		options,
	};
}

export interface Load {
	recordsPerRequest: number;
	concurrency: number;
}

export const loads: Load[] = [
	{ recordsPerRequest: 1, concurrency: 10 },
	{ recordsPerRequest: 100, concurrency: 5 },
];

export const median = (numbers: number[]) => {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
