import type { DestinationTemplate, TemplateFacts, TemplateLogin } from './destinationTemplate';

type Shared = Omit<DestinationTemplate, 'id' | 'displayName' | 'description' | 'settings'>;
type SharedSettings = Omit<DestinationTemplate['settings'], 'apiEndpoint'>;

const login: TemplateLogin = {
	kind: 'Client Key and Secret (Capillary)',
	baseUrl: 'https://eu.api.capillarytech.com, or the host of your own cluster',
	where: 'Client Key and Client Secret are those of your Capillary account.',
};

const facts: Omit<TemplateFacts, 'does'> = {
	limits: 'At most 10 records per request.',
	rate: '1,000 requests per minute are started, as Connect+ does.',
	dedupe: 'Code 521 says that two changes run for one customer; it is repeated.',
	successMeans: 'processed',
	secondHand: [],
	assumed: ['What Capillary does with a record that comes a second time.'],
	sources: [
		'https://docs.capillarytech.com/reference/status-codes-customer',
		'https://docs.capillarytech.com/reference/issue-goodwill-points',
	],
	readOn: '2026-11-22',
};

/** What is the same for all of Capillary's; `does` says what is done with a record. */
export function capillary(does: string): Shared {
	return {
		isAdjusted: true,
		asks: [],
		options: { rateLimit: { requestsPerPeriod: 1000, period: 1, periodUnit: 'minutes' } },
		wrapper: [],
		login,
		facts: { ...facts, does },
	};
}

/** Capillary reports on a record in its own `errors` and `warnings`, lists of `{status, code, message}`. */
const parsePathMap = {
	status_code: '$.errors[*].code',
	error_message: '$.errors[*].message',
	entity_id: '',
	warnings: '$.warnings[*].message',
};

/** Several records in one JSON array. */
export const capillaryBulk = {
	groupingLimit: 10,
	bodyFormat: 'json',
	actionLine: '',
	requestSplitPath: '$.*',
	parsePathMap,
} satisfies SharedSettings;

/** One record per request: the body is the object itself, and so is the answer. */
export const capillarySingle = {
	bulkSupport: false,
	requestSplitPath: '$',
	parsePathMap,
} satisfies SharedSettings;

/** Connect+ switches the approval on with an additional header whose name is not published. */
export const capillaryApprovalHeader = [{ name: '', value: '' }];

export const capillaryApprovalHints = {
	additionalHeaders:
		'Capillary approves these requests by itself only when a header asks for it. Its name is not published: ask your Capillary contact and enter it here, or leave the row empty and approve each request by hand.',
};
