import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../shared/adobe/ids';
import { chosenId } from '../../shared/adobe/panel/locators';
import { evaluationsFor } from '../../shared/adobe/runs/readEvaluations';
import { chosenOption } from '../../shared/operations/chosenOption';
import { maximumWaitMs } from '../../shared/operations/maximumWait';
import type { ItemCall, ItemOperation } from '../../shared/operations/operation';
import { fromNodeBefore } from '../fields/audiences';
import { dataflowField, MAXIMUM_WAIT_S, waitField } from '../fields/panels';
import { activationOf, Dataflows, type Dataflow } from '../input/dataflow';
import { readWanted } from '../input/readWanted';
import { settledFlow } from '../input/settledFlow';
import type { Activation } from '../intent/activation';
import { approved } from '../intent/plan';
import { planActivation } from '../intent/planActivation';
import { wholeWant } from '../intent/wholeWant';
import { brokenPolicies, findingsOn, youngAudiences } from '../preflight/findings';
import { justChanged } from '../preflight/justChanged';
import { guardrailsField, readGuardrails } from '../preflight/panel';
import { readAudienceFacts } from '../preflight/readAudienceFacts';
import { readGovernance } from '../preflight/readGovernance';
import { tellFindings } from '../run/tellFindings';

const checkedField: INodeProperties = {
	displayName: 'What to Check',
	name: 'takenFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Dataflow as It Is',
			value: 'dataflow',
			description: 'What it exports now',
		},
		{
			...fromNodeBefore,
			description: 'What the node before wants of the dataflow, such as the preview of a Sync',
		},
	],
	default: 'dataflow',
	description: 'Whether to look at what the dataflow exports, or at what it is to export',
};

export const check: ItemOperation<AdobeClient> = {
	name: 'Check',
	action: 'Check dataflow before it exports',
	description: 'Look for what Adobe advises against in what a dataflow exports; nothing is changed',
	properties: [dataflowField, checkedField, guardrailsField, waitField],
	async execute(call) {
		return await checkDataflow(call);
	},
};

async function checkDataflow(call: ItemCall<AdobeClient>): Promise<IDataObject> {
	const { api, context, item, parameters } = call;
	const guardrails = readGuardrails(parameters.collection(guardrailsField.name));
	const dataflows = new Dataflows(api);
	const dataflow = await dataflows.open(chosenId(call, 'dataflow'));
	const longestWaitMs = maximumWaitMs(parameters, MAXIMUM_WAIT_S);
	const { flow, settled } = await settledFlow(api, dataflow.flow, longestWaitMs);
	const current = await activationOf(dataflow, flow);
	const now = api.ports.wallTime();
	const isWanted = chosenOption(parameters, checkedField) === fromNodeBefore.value;
	const activation = isWanted
		? await wantedActivation(call, dataflows, { ...dataflow, flow }, current)
		: current;
	const { audiences, attributes } = activation;
	const evaluations = await evaluationsFor(api, audiences);
	const facts = await readAudienceFacts(dataflows.directory, audiences);
	const governance = await readGovernance(api, flow, audiences, facts);
	const findings = [
		...findingsOn(activation, guardrails, evaluations, now),
		...youngAudiences(audiences, facts, now),
		...brokenPolicies(governance),
	];
	tellFindings(context, findings);
	return withIds(
		{
			findings: findings as unknown as IDataObject[],
			governance: { ...governance },
			counts: { audiences: audiences.length, attributes: attributes.length },
			dataflowId: flow.id,
			dataflowName: flow.name ?? '',
			destination: dataflow.destination.label,
			state: flow.state ?? '',
			...(settled ? {} : { pending: true }),
		},
		receivedIds(context, item),
		{ dataflowId: flow.id },
	);
}

/** What the dataflow would export after what the node before lists; what it has besides stays. */
async function wantedActivation(
	{ api, context, item, parameters }: ItemCall<AdobeClient>,
	{ directory, profile }: Dataflows,
	dataflow: Dataflow,
	current: Activation,
): Promise<Activation> {
	const warn = () => {};
	const reading = { context, item, parameters, dataflow, directory, profile, warn };
	const wish = await readWanted(reading, { ifPresent: 'update', nothingIsFine: false });
	const plan = approved(planActivation(current, wholeWant([wish], false)));
	return justChanged(plan, api.ports.wallTime());
}
