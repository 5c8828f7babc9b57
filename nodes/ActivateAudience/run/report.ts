import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { receivedIds, withIds } from '../../shared/adobe/ids';
import type { AudienceValue } from '../../shared/adobe/types';
import { keysIn, mandatoryIn } from '../intent/activation';
import { hasChanges, isChange, type Plan, type Step, type StepAction } from '../intent/plan';
import type { Outcome } from './changeDataflow';
import type { Group, Wish } from './perDataflow';
import type { Aftermath } from './aftermath';

const words: Record<StepAction, string> = {
	add: 'added',
	update: 'updated',
	remove: 'removed',
	keep: 'unchanged',
	skip: 'skipped',
	absent: 'notInDataflow',
};

/** What became of the wishes of one input item; nothing counts as done that is still pending. */
export function reportOfItem<T>(
	context: IExecuteFunctions,
	{ dataflow }: Group<T>,
	{ item, warnings }: Wish<T>,
	{ plan, pending, flow }: Outcome,
	aftermath: Aftermath,
): IDataObject {
	const own = plan.steps.filter(({ items }) => items.includes(item));
	const result = (step: Step) => (pending && isChange(step) ? 'pending' : words[step.action]);
	const all = [...new Set([...warnings, ...plan.warnings])];
	return withIds(
		{
			dataflowId: flow.id,
			dataflowName: flow.name ?? '',
			destination: dataflow.destination.label,
			changed: !pending && hasChanges(plan),
			...(pending ? { pending: true } : {}),
			audiences: own
				.filter(({ kind }) => kind === 'audience')
				.map((step) => ({
					audienceId: step.id,
					audienceName: step.name,
					result: result(step),
					...aftermath.rowOf(step),
				})),
			attributes: own
				.filter(({ kind }) => kind === 'attribute')
				.map((step) => ({ attribute: step.id, result: result(step), ...aftermath.rowOf(step) })),
			...(pending ? {} : keysOf(plan)),
			...(all.length > 0 ? { warnings: all } : {}),
			...findingsOf(aftermath),
		},
		receivedIds(context, item),
		{ dataflowId: flow.id },
	);
}

/** The steps of a plan for people, with how many there are of each kind. */
export function reportOfPlan<T>(
	context: IExecuteFunctions,
	{ dataflow, wishes }: Group<T>,
	plan: Plan,
	aftermath: Aftermath,
): IDataObject {
	const { flow } = dataflow;
	const stays = plan.steps.filter(({ action }) => action !== 'remove' && action !== 'absent');
	const rows = (kind: Step['kind']) =>
		stays.filter((step) => step.kind === kind).map((step) => aftermath.rowOf(step));
	const asked = wishes.flatMap((wish) => wish.warnings);
	const warnings = [...new Set([...asked, ...plan.warnings])];
	const counted = Object.fromEntries(
		(['add', 'update', 'remove', 'keep'] as const).map((action) => [
			words[action],
			plan.steps.filter((step) => step.action === action).length,
		]),
	);
	return withIds(
		{
			dataflowId: flow.id,
			dataflowName: flow.name ?? '',
			destination: dataflow.destination.label,
			plan: plan.steps.map(stepForPeople),
			counts: counted,
			audiences: rows('audience'),
			attributes: rows('attribute'),
			...(warnings.length > 0 ? { warnings } : {}),
			...findingsOf(aftermath),
		},
		receivedIds(context, wishes[0].item),
		{ dataflowId: flow.id },
	);
}

function findingsOf({ findings }: Aftermath): IDataObject {
	return findings.length > 0 ? { findings: findings.map((finding) => ({ ...finding })) } : {};
}

export function stepForPeople({ kind, action, id, name, changes }: Step): IDataObject {
	return {
		what: kind,
		action,
		id,
		...(name === undefined ? {} : { name }),
		...(changes.length > 0 ? { changes } : {}),
	};
}

function keysOf({ next }: Plan): IDataObject {
	const [mandatory, keys] = [mandatoryIn(next), keysIn(next)];
	return {
		...(mandatory.length > 0 ? { mandatoryAttributes: mandatory } : {}),
		...(keys.length > 0 ? { deduplicationKeys: keys } : {}),
	};
}

/** An audience of a dataflow, flat, with the names that input items may use. */
export function audienceForPeople(value: AudienceValue): IDataObject {
	const { id, name, schedule = {}, ...other } = value;
	return { audienceId: id, audienceName: name ?? '', ...schedule, ...other };
}
