import { AD_HOC_RUN, FLOW_SERVICE, inDestinations, inFlowService } from '../contract.ts';
import type { Operation } from '../contract.ts';
import { adHocHeaders, readHeaders } from '../headers.ts';
import { noQuery, runsQuery } from '../query.ts';
import { closed, nonEmptyText } from '../schemas/shapes.ts';

const AUDIENCES_PER_JOB = 80;

const adHocBody = closed(
	{
		activationInfo: {
			type: 'object',
			minProperties: 1,
			additionalProperties: {
				type: 'array',
				items: nonEmptyText,
				minItems: 1,
				maxItems: AUDIENCES_PER_JOB,
			},
		},
	},
	['activationInfo'],
);

export const runOperations: Operation[] = [
	{
		method: 'GET',
		path: `${FLOW_SERVICE}/runs`,
		sources: [inDestinations('getFlowRuns'), inFlowService('listFlowRuns')],
		headers: readHeaders,
		query: runsQuery,
		body: { kind: 'none' },
	},
	{
		method: 'GET',
		path: `${FLOW_SERVICE}/runs/{id}`,
		sources: [inFlowService('retrieveFlowRun')],
		headers: readHeaders,
		query: noQuery,
		body: { kind: 'none' },
	},
	{
		method: 'POST',
		path: AD_HOC_RUN,
		sources: [{ document: 'ad-hoc-activation.yaml', operationId: 'runAdhocActivation' }],
		headers: adHocHeaders,
		query: noQuery,
		body: { kind: 'json', schemaFor: () => adHocBody },
	},
];
