/** How the panel calls the fields and choices that a suggestion may have. */
export const labels = {
	responseReports: 'Response Reports',
	responseSplitPath: 'Response Split Path',
	missingList: 'If a List Is Missing',
	matchBy: 'Match By',
	requestKeyPath: 'Request Key Path',
	responseKeyPath: 'Response Key Path',
	responseIndexPath: 'Response Index Path',
	indexPattern: 'Index Pattern',
	firstIndex: 'First Index',
	parsePathMap: 'Parse Path Map',
	recordOutcome: 'Record Outcome',
	successField: 'Success Field',
	successCondition: 'Success Condition',
	successValues: 'Success Values',
	failureSplitPaths: 'Failure Split Paths',
	recoverableErrorCodes: 'Recoverable Error Codes',
	yieldingErrorCodes: 'Yielding Error Codes',
	judgedCodes: 'Judged Codes',
	unnamedRecords: 'Unnamed Records',
	stopCodes: 'Stop Codes',
};

export type Suggested = keyof typeof labels;

export const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	responseReports: {
		everyRecord: 'Every Record',
		failedRecordsOnly: 'Failed Records Only',
		wholeRequest: 'The Request as a Whole',
	},
	missingList: { unclear: 'It Is Unclear', noneFailed: 'No Record Failed' },
	matchBy: { position: 'Position', key: 'Key', index: 'Index' },
	recordOutcome: { errorCode: 'By Error Code', field: 'By Field', splitPath: 'By Split Path' },
	successCondition: { isOneOf: 'Is One Of', isEmpty: 'Is Empty' },
	unnamedRecords: {
		failed: 'Failed',
		succeeded: 'Succeeded',
		sentAgain: 'Are Sent Again',
	},
};
