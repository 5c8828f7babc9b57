import type { DestinationTemplate } from './destinationTemplate';

type Shared = Omit<DestinationTemplate, 'id' | 'displayName' | 'description' | 'apiEndpoint'>;

/**
 * Several records in one JSON array. Capillary reports on a record in its own `errors` and
 * `warnings`, lists of `{status, code, message}`; Connect+ starts 1,000 requests a minute.
 */
export const capillaryBulk: Shared = {
	apiMethod: 'POST',
	bulkSupport: true,
	groupingLimit: 10,
	bodyFormat: 'json',
	actionLine: '',
	requestSplitPath: '$.*',
	responseReports: 'everyRecord',
	responseSplitPath: '',
	matchBy: 'position',
	requestKeyPath: '',
	responseKeyPath: '',
	responseIndexPath: '',
	firstIndex: 0,
	parsePathMap: {
		status_code: '$.errors[*].code',
		error_message: '$.errors[*].message',
		entity_id: '',
		warnings: '$.warnings[*].message',
	},
	recordOutcome: 'errorCode',
	recoverableErrorCodes: '502,503,504,520,521',
	yieldingErrorCodes: '429',
	maxRetries: 3,
	additionalHeaders: [],
	optionDefaults: { requestsPerPeriod: 1000, period: 1, periodUnit: 'minutes' },
	hints: {},
};

/** One record per request: the body is the object itself, and so is the answer. */
export const capillarySingle: Shared = {
	...capillaryBulk,
	bulkSupport: false,
	groupingLimit: 1,
	requestSplitPath: '$',
};

/** Connect+ switches the approval on with an additional header whose name is not published. */
export const capillaryApprovalHeader: Pick<DestinationTemplate, 'additionalHeaders'> & {
	hints: { additionalHeaders: string };
} = {
	additionalHeaders: [{ name: '', value: '' }],
	hints: {
		additionalHeaders:
			'Capillary approves these requests by itself only when a header asks for it. Its name is not published: ask your Capillary contact and enter it here, or leave the row empty and approve each request by hand.',
	},
};
