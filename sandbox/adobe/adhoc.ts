import type { Answer, Call } from '../core/endpoint.ts';
import { objectBody } from './bodies.ts';
import { pick } from './collection.ts';
import type { Context } from './context.ts';
import { selectorsOf } from './flows/audienceSelectors.ts';
import type { AudienceSelector } from './flows/audienceSelectors.ts';
import { flowTarget } from './flows/flowTarget.ts';
import { settled } from './flows/storedFlow.ts';
import type { Flow } from './flows/storedFlow.ts';
import { isFields, isText } from './json.ts';
import type { Fields } from './json.ts';
import { adobeProblem, Refused } from './problems.ts';
import { startExport } from './runs.ts';
import { outcomeOf } from './runView.ts';
import { coversDay } from './schedule.ts';

interface Order {
	flow: Flow;
	audience: string;
}

const maxAudiences = 80;
const secondVersion = /^application\/vnd\.adobe\.adhoc\.activation\+json;\s*version=2$/;

function refuse(message: string): never {
	throw new Refused(adobeProblem.plain(message));
}

function activationInfo(call: Call): [string, string[]][] {
	const body = objectBody(call);
	if (!secondVersion.test(call.headers.accept ?? '')) {
		const { exportIds } = body;
		if (!Array.isArray(exportIds) || exportIds.length === 0) refuse('exportIds is required');
	}
	const info: Fields = isFields(body['activationInfo']) ? body['activationInfo'] : {};
	const entries = Object.entries(info);
	if (entries.length === 0) refuse('activationInfo is required');
	for (const [id, audiences] of entries) {
		const sound = Array.isArray(audiences) && audiences.length > 0 && audiences.every(isText);
		if (!sound) refuse(`activationInfo must list the audiences of ${id}`);
	}
	return entries as [string, string[]][];
}

/** External audiences are named by their system id here. */
function isMapped(context: Context, flow: Flow, audience: string): boolean {
	const today = new Date(context.now).toISOString().slice(0, 10);
	const selectors = flow.transformations.flatMap(({ params }) =>
		selectorsOf(params, 'segmentSelectors'),
	) as AudienceSelector[];
	return selectors.some(
		({ value }) =>
			(value['systemSegmentId'] ?? value.id) === audience && coversDay(value['schedule'], today),
	);
}

function assertRunnable(context: Context, flow: Flow, audiences: string[]): void {
	if (flowTarget(context.space, flow).family === 'streaming') {
		refuse('Ad-hoc activation is for file-based destinations only');
	}
	const foreign = audiences.filter((audience) => !isMapped(context, flow, audience));
	if (foreign.length > 0 || flow.state === 'disabled') {
		const names = (foreign.length > 0 ? foreign : audiences).map((id) => {
			const known = context.space.audiences.find((audience) => audience.id === id);
			return known?.name ?? id;
		});
		refuse(`Segments ${names.join(', ')} are not part of this dataflow or out of schedule range!`);
	}
	for (const audience of audiences) {
		const running = [...context.space.runs.values()].find(
			(run) =>
				run.flowId === flow.id &&
				run.audiences.includes(audience) &&
				outcomeOf(run, context) === 'inProgress',
		);
		if (!running) continue;
		const { id } = running.entity;
		refuse(`Run already going on for audience ${audience} for order ${flow.id} with run id ${id}`);
	}
}

function ordersOf(context: Context, call: Call): Order[] {
	const info = activationInfo(call);
	if (info.flatMap(([, audiences]) => audiences).length > maxAudiences) {
		refuse(`At most ${maxAudiences} audiences can be activated by one job`);
	}
	return info.flatMap(([id, audiences]) => {
		const flow = settled(pick(context.space.flows, 'flows', id), context);
		assertRunnable(context, flow, audiences);
		return [...new Set(audiences)].map((audience) => ({ flow, audience }));
	});
}

/** Begins one run for each audience of each dataflow. */
export function runNow(context: Context, call: Call): Answer {
	const order = ordersOf(context, call).map(({ flow, audience }) => {
		const { entity } = startExport(context, flow, [audience]);
		const statusURL = `http://${call.headers.host}/data/foundation/flowservice/runs/${entity.id}`;
		return { segment: audience, order: flow.id, statusURL };
	});
	return { status: 200, body: { order } };
}
