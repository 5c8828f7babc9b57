import { capillaryApprovalHeader, capillarySingle } from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

export const capillaryIssueGoodwillPoints: DestinationTemplate = {
	...capillarySingle,
	...capillaryApprovalHeader,
	id: 'capillaryIssueGoodwillPoints',
	displayName: 'Capillary: Issue Goodwill Points',
	description: 'Ask for goodwill points for one customer with each request',
	apiEndpoint: '/v2/request-workflow/GOODWILL-POINTS',
};
