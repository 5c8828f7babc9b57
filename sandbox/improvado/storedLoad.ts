export interface StoredLoad {
	id: number;
	dataTableId: number;
	connectionId: number;
	destinationTable: string;
	runPolicy: unknown;
	loadHistoricalData: unknown;
	/** What was sent of a schedule; no answer shows it. */
	scheduling: Record<string, unknown>;
	paused: boolean;
	updatedAt: number;
	uploadedRows: number;
	/** When the run that goes on ends. */
	runsUntil?: number;
}
