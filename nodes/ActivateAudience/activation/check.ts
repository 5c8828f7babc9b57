import type { IDataObject } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../shared/adobe/ids';
import { chosenId } from '../../shared/adobe/panel/locators';
import { evaluationsFor } from '../../shared/adobe/runs/readEvaluations';
import { maximumWaitMs } from '../../shared/operations/maximumWait';
import type { ItemCall, ItemOperation } from '../../shared/operations/operation';
import { dataflowField, MAXIMUM_WAIT_S, waitField } from '../fields/panels';
import { activationOf, Dataflows } from '../input/dataflow';
import { settledFlow } from '../input/settledFlow';
import { findingsOn } from '../preflight/findings';
import { guardrailsField, readGuardrails } from '../preflight/panel';
import { tellFindings } from '../run/tellFindings';

export const check: ItemOperation<AdobeClient> = {
	name: 'Check',
	action: 'Check dataflow before it exports',
	description: 'Look for what Adobe advises against in what a dataflow exports; nothing is changed',
	properties: [dataflowField, guardrailsField, waitField],
	async execute(call) {
		return await checkDataflow(call);
	},
};

async function checkDataflow(call: ItemCall<AdobeClient>): Promise<IDataObject> {
	const { api, context, item, parameters } = call;
	const guardrails = readGuardrails(parameters.collection(guardrailsField.name));
	const dataflow = await new Dataflows(api).open(chosenId(call, 'dataflow'));
	const longestWaitMs = maximumWaitMs(parameters, MAXIMUM_WAIT_S);
	const { flow, settled } = await settledFlow(api, dataflow.flow, longestWaitMs);
	const activation = await activationOf(dataflow, flow);
	const { audiences, attributes } = activation;
	const evaluations = await evaluationsFor(api, audiences);
	const findings = findingsOn(activation, guardrails, evaluations, api.ports.wallTime());
	tellFindings(context, findings);
	return withIds(
		{
			findings: findings as unknown as IDataObject[],
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
