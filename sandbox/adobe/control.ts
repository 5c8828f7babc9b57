import type { World } from '../core/world.ts';
import { audienceNamed } from './catalogue/audiences.ts';
import type { Audience } from './catalogue/audiences.ts';
import type { Context } from './context.ts';
import { touch } from './entity.ts';
import type { Entity } from './entity.ts';
import { addExportHistory } from './exportHistory.ts';
import { flowTarget } from './flows/flowTarget.ts';
import { flowView } from './flows/read.ts';
import { settled, takeContent } from './flows/storedFlow.ts';
import type { Flow, Transformation } from './flows/storedFlow.ts';
import { storedTransformations } from './flows/transformations.ts';
import type { Fields } from './json.ts';
import type { MappingSet } from './mapping/storedSet.ts';
import { patched } from './patch.ts';
import type { PatchOperation } from './patch.ts';
import { startRun } from './runs.ts';
import { runView } from './runView.ts';
import { adobeState } from './state.ts';
import { newEvaluation } from './storedEvaluation.ts';
import type { Evaluation } from './storedEvaluation.ts';
import type { StoredRun } from './storedRun.ts';
import type { AdobeSettings, AdobeState, HookMatcher, Space } from './state.ts';

/** What tests see and steer of the Adobe part; everything is fresh after a reset. */
export class AdobeSandbox {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	get settings(): AdobeSettings {
		return this.#state.settings;
	}

	/** Runs once, just before the next such request is handled. */
	beforeNext(matcher: HookMatcher, action: () => void): void {
		this.#state.hooks.push({ matcher, action });
	}

	/** The next update of a dataflow ends as failed and changes nothing. */
	failNextUpdate(message: string): void {
		this.#state.updateFailures.push(message);
	}

	/** The next run that exports an audience ends as failed. */
	failNextRun(message: string): void {
		this.#state.runFailures.push(message);
	}

	/**
	 * A run of a dataflow, with these audiences; from `startedAt` to `finishesAt`, both in ms since
	 * 1970 and both now unless they are given.
	 *
	 * @returns its id
	 */
	addRun(flowId: string, audiences: string[], run: Partial<StoredRun> = {}): string {
		const context = this.#context();
		const stored = context.space.flows.get(flowId);
		if (!stored) throw new Error(`There is no dataflow ${flowId}`);
		const { startedAt = context.now, finishesAt = Math.max(startedAt, context.now) } = run;
		return startRun(context, stored.item, audiences, { startedAt, finishesAt, ...run }).entity.id;
	}

	/**
	 * A dataflow with audiences whose last exports went well, failed, exported nothing and never began.
	 *
	 * @returns its id
	 */
	addExportHistory(name: string): string {
		return addExportHistory(this.#context(), name);
	}

	/** An evaluation of all audiences; times in ms since 1970. */
	addEvaluation(start: number, end: number, other: Partial<Evaluation> = {}): void {
		this.#state.evaluations.push(newEvaluation(start, end, other));
	}

	/** A change by another writer, settled at once; it may concern any field, also `state`. */
	writeFlow(id: string, patch: PatchOperation[], sandboxName?: string): Fields {
		const context = this.#context(sandboxName);
		const stored = context.space.flows.get(id);
		if (!stored) throw new Error(`There is no dataflow ${id}`);
		const item = settled(stored, { now: Infinity });
		const content = patched<Flow>(item, patch);
		const before = item.transformations;
		const target = flowTarget(context.space, item);
		const after = storedTransformations(context, before, content.transformations, target);
		takeContent(item, { ...content, transformations: after });
		item.state = content.state;
		touch(item, context.now);
		return structuredClone(flowView(context, stored));
	}

	/** What a dataflow exports, taken as it is: Adobe's own user interface may have left it so. */
	placeTransformations(id: string, transformations: unknown): void {
		const context = this.#context();
		const stored = context.space.flows.get(id);
		if (!stored) throw new Error(`There is no dataflow ${id}`);
		const item = settled(stored, { now: Infinity });
		item.transformations = structuredClone(transformations) as Transformation[];
		touch(item, context.now);
	}

	addAudiences(names: readonly string[], sandboxName?: string): Audience[] {
		const { space } = this.#context(sandboxName);
		const from = space.audiences.length;
		const added = names.map((name, at) => audienceNamed(space.name, name, from + at));
		space.audiences.push(...added);
		return structuredClone(added);
	}

	/** Labels, age and whatever else Experience Platform says of an audience. */
	changeAudience(name: string, change: Partial<Audience>, sandboxName?: string): void {
		const found = this.#context(sandboxName).space.audiences.find((each) => each.name === name);
		if (!found) throw new Error(`There is no audience ${name}`);
		Object.assign(found, change);
	}

	/** As it is stored at this moment. */
	flow(id: string, sandboxName?: string): Fields | undefined {
		return this.flows(sandboxName).find((flow) => flow['id'] === id);
	}

	flows(sandboxName?: string): Fields[] {
		const context = this.#context(sandboxName);
		const flows = [...context.space.flows.values()];
		return structuredClone(flows.map((stored) => flowView(context, stored)));
	}

	/** With their credentials in the clear. */
	connections(sandboxName?: string): Entity[] {
		return this.#snapshot('connections', sandboxName);
	}

	sourceConnections(sandboxName?: string): Entity[] {
		return this.#snapshot('sourceConnections', sandboxName);
	}

	targetConnections(sandboxName?: string): Entity[] {
		return this.#snapshot('targetConnections', sandboxName);
	}

	schemas(sandboxName?: string): Fields[] {
		return structuredClone([...this.#context(sandboxName).space.schemas.values()]);
	}

	/** The newest version of each, its mappings as they were written. */
	mappingSets(sandboxName?: string): MappingSet[] {
		const sets = [...this.#context(sandboxName).space.mappingSets.values()];
		return structuredClone(sets.map((versions) => versions[versions.length - 1]));
	}

	audiences(sandboxName?: string): Audience[] {
		return structuredClone(this.#context(sandboxName).space.audiences);
	}

	runs(sandboxName?: string): Fields[] {
		const context = this.#context(sandboxName);
		const runs = [...context.space.runs.values()];
		return structuredClone(runs.map((run) => runView(run, context)));
	}

	get #state(): AdobeState {
		return adobeState(this.#world);
	}

	#snapshot(
		collection: 'connections' | 'sourceConnections' | 'targetConnections',
		sandboxName?: string,
	): Entity[] {
		return structuredClone([...this.#context(sandboxName).space[collection].values()]);
	}

	#context(sandboxName = 'prod'): Context {
		const state = this.#state;
		const space: Space | undefined = state.space(sandboxName);
		if (!space) throw new Error(`There is no sandbox ${sandboxName}`);
		return { world: this.#world, state, space, now: this.#world.now() };
	}
}
