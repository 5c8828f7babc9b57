export interface OptionDefaults {
	requestsPerPeriod: number;
	period: number;
	periodUnit: 'seconds' | 'minutes' | 'hours';
}

/** Panel fields that can need a word of their own under one template. */
export type HintedField = 'apiEndpoint' | 'additionalHeaders';

/**
 * The defaults a destination gives the panel, named as its fields are. Once published, a default
 * never changes in place: n8n does not store values that equal it.
 */
export interface DestinationTemplate {
	/** Value of the Destination Template field. */
	id: string;
	displayName: string;
	description: string;
	apiEndpoint: string;
	apiMethod: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	bulkSupport: boolean;
	groupingLimit: number;
	bodyFormat: 'json' | 'ndjson';
	actionLine: string;
	requestSplitPath: string;
	/** Counts only while Bulk Support is on. */
	responseReports: 'everyRecord' | 'failedRecordsOnly' | 'wholeRequest';
	responseSplitPath: string;
	matchBy: 'position' | 'key' | 'index';
	requestKeyPath: string;
	responseKeyPath: string;
	responseIndexPath: string;
	firstIndex: 0 | 1;
	/** Name to path; an empty path stands in the panel for the user to fill. */
	parsePathMap: Readonly<Record<string, string>>;
	recordOutcome: 'errorCode' | 'field' | 'splitPath';
	recoverableErrorCodes: string;
	yieldingErrorCodes: string;
	maxRetries: number;
	additionalHeaders: ReadonlyArray<{ readonly name: string; readonly value: string }>;
	/** What an option that was not added takes at run time. */
	optionDefaults: OptionDefaults;
	/** Shown under the field, for what no document of the destination states. */
	hints: Partial<Record<HintedField, string>>;
}
