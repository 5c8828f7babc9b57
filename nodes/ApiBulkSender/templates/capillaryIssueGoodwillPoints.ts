import {
	capillary,
	capillaryApprovalHeader,
	capillaryApprovalHints,
	capillarySingle,
} from './capillary';
import type { DestinationTemplate } from './destinationTemplate';

export const capillaryIssueGoodwillPoints: DestinationTemplate = {
	...capillary('Asks for goodwill points for one customer with each request.'),
	id: 'capillaryIssueGoodwillPoints',
	displayName: 'Capillary: Issue Goodwill Points',
	description: 'Ask for goodwill points for one customer with each request',
	settings: {
		...capillarySingle,
		apiEndpoint: '/v2/request-workflow/GOODWILL-POINTS',
		additionalHeaders: capillaryApprovalHeader,
	},
	hints: capillaryApprovalHints,
};
