/** The node's settings about answers as the user wrote them; names as in the panel. */
export interface RawAnswerSettings {
	bulkSupport: boolean;
	responseReports: 'everyRecord' | 'failedRecordsOnly' | 'wholeRequest';
	responseSplitPath: string;
	missingList: 'unclear' | 'noneFailed';
	matchBy: 'position' | 'key' | 'index';
	requestKeyPath: string;
	responseKeyPath: string;
	responseIndexPath: string;
	indexPattern: string;
	firstIndex: number;
	recordOutcome: 'errorCode' | 'field' | 'splitPath';
	successField: string;
	successCondition: 'isOneOf' | 'isNotOneOf' | 'isEmpty' | 'isNotEmpty';
	successValues: string;
	failureSplitPaths: string;
}
