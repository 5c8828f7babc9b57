import type { IExecuteFunctions } from 'n8n-workflow';

import { isSettled } from '../../shared/adobe/change/settle';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { maximumWaitMs } from '../../shared/operations/maximumWait';
import type { OutputItem } from '../../shared/operations/operation';
import { failedJson, toNodeError } from '../../shared/operations/problems';
import { MAXIMUM_WAIT_S } from '../fields/panels';
import { activationOf } from '../input/dataflow';
import type { Reading } from '../input/reading';
import type { Refusal } from '../intent/plan';
import { asOurs, planWishes, without, type ItemWish } from '../intent/planWishes';
import type { Want } from '../intent/want';
import { changeDataflow } from './changeDataflow';
import { perDataflow, type Group } from './perDataflow';
import { reportOfItem } from './report';
import { aftermathOf } from './aftermath';

/** One change per dataflow out of what the input items ask for, one output item for each of them. */
export async function changeByItems(
	context: IExecuteFunctions,
	client: AdobeClient,
	read: (reading: Reading) => Promise<Partial<Want>>,
): Promise<OutputItem[]> {
	return await perDataflow(context, client, {
		read,
		check: async (group) => await checkFirst(context, group),
		carryOut: async (group) => await carryOut(context, client, group),
	});
}

/** What can be refused is refused before any dataflow changes. */
async function checkFirst(
	context: IExecuteFunctions,
	{ dataflow, wishes }: Group<Partial<Want>>,
): Promise<void> {
	const { flow } = dataflow;
	// While Adobe works on a change, what is read is the old content.
	if (context.continueOnFail() || !isSettled(flow)) return;
	const plan = planWishes(await activationOf(dataflow, flow), wishesOf(wishes));
	approve(context, plan.refused);
}

async function carryOut(
	context: IExecuteFunctions,
	client: AdobeClient,
	group: Group<Partial<Want>>,
): Promise<OutputItem[]> {
	const wishes = wishesOf(group.wishes);
	let refused: Refusal[] = [];
	const outcome = await changeDataflow(
		client,
		group.dataflow,
		longestWait(group),
		(current, sent) => {
			if (sent) return planWishes(current, asOurs(without(wishes, refused)));
			const plan = planWishes(current, wishes);
			({ refused } = plan);
			approve(context, refused);
			return plan;
		},
	);
	const failed = new Map(
		refused.flatMap(({ error, items }) => items.map((item) => [item, error] as const)),
	);
	const aftermath = await aftermathOf(context, client, group.directory, outcome.flow, outcome.plan);
	return group.wishes.map((wish) => {
		const error = failed.get(wish.item);
		return {
			json: error ? failedJson(error) : reportOfItem(context, group, wish, outcome, aftermath),
			from: [wish.item],
		};
	});
}

/** Without Continue On Fail one refusal stops all, before anything is sent. */
function approve(context: IExecuteFunctions, [first]: Refusal[]): void {
	if (first === undefined || context.continueOnFail()) return;
	throw toNodeError(context, first.error, first.items[0]);
}

function wishesOf(wishes: Group<Partial<Want>>['wishes']): ItemWish[] {
	return wishes.map(({ item, wish }) => ({ item, want: wish }));
}

export function longestWait<T>({ wishes }: Group<T>): number {
	return Math.max(...wishes.map(({ parameters }) => maximumWaitMs(parameters, MAXIMUM_WAIT_S)));
}
