import { randomUUID } from 'node:crypto';
import type { World } from '../core/world.ts';
import { audiencesOf } from './catalogue/audiences.ts';
import type { Audience } from './catalogue/audiences.ts';
import type { Entity } from './entity.ts';
import type { StoredFlow } from './flows/storedFlow.ts';
import type { Fields } from './json.ts';
import type { MappingSetVersions } from './mapping/storedSet.ts';
import type { Evaluation } from './storedEvaluation.ts';
import type { StoredRun } from './storedRun.ts';

export interface AdobeSettings {
	/** How long a change of a dataflow takes, in ms. */
	updateMs: number;
	/** How long a run takes, in ms. */
	runMs: number;
	/** PATCH of a dataflow: 200 with id and etag, or 202 without a body. */
	patchAnswer: 'body' | 'empty';
	/** false: POST /flows answers, as the tutorial prints it, the id without quotes as etag. */
	flowEtagQuoted: boolean;
	/** 'idOnly': POST of connections answers without an etag, as the tutorial prints it. */
	createAnswer: 'body' | 'idOnly';
	deleteStatus: 202 | 204;
	/** In which order a mapping set gives its mappings; no document says. */
	mappingOrder: 'asWritten' | 'byColumn';
	/** For how long runs are to be seen, in ms. */
	runsKeptMs: number;
	/** When audiences are evaluated, a Quartz cron in UTC. */
	evaluationCron: string;
	/** false: the credential may not read evaluations. */
	evaluationsReadable: boolean;
	/** Policies that are enabled: all their labels must meet in one place. */
	policies: Array<{ name: string; marketingAction: string; labels: string[] }>;
	/** false: the credential may not evaluate policies. */
	policiesReadable: boolean;
	/** Entities of a page whose request has no limit. */
	pageSize: number;
}

export interface HookMatcher {
	method?: string;
	pathPrefix?: string;
}

export interface Hook {
	matcher: HookMatcher;
	action: () => void;
}

/** What one sandbox name holds. */
export class Space {
	readonly connections = new Map<string, Entity>();
	readonly sourceConnections = new Map<string, Entity>();
	readonly targetConnections = new Map<string, Entity>();
	readonly flows = new Map<string, StoredFlow>();
	readonly runs = new Map<string, StoredRun>();
	readonly schemas = new Map<string, Fields>();
	readonly mappingSets = new Map<string, MappingSetVersions>();
	readonly audiences: Audience[];
	readonly id: string;
	readonly name: string;
	/** Of the base connection to the Profile Store that nobody has to make. */
	readonly profileStoreBaseId: string = randomUUID();

	constructor(name: string, id: string) {
		this.name = name;
		this.id = id;
		this.audiences = audiencesOf(name);
	}
}

export class AdobeState {
	readonly settings: AdobeSettings = {
		updateMs: 150,
		runMs: 300,
		patchAnswer: 'body',
		flowEtagQuoted: true,
		createAnswer: 'body',
		deleteStatus: 202,
		mappingOrder: 'asWritten',
		runsKeptMs: Infinity,
		evaluationCron: '0 0 5 * * ?',
		evaluationsReadable: true,
		policies: [],
		policiesReadable: true,
		pageSize: 20,
	};
	readonly spaces: readonly Space[] = [
		new Space('prod', '0f6b2f30-7a1e-4c55-9d0b-8e4a51c7d210'),
		new Space('dev', '5c93e6d2-41b7-4e08-a6f9-2d70b8e1c463'),
	];
	readonly hooks: Hook[] = [];
	readonly evaluations: Evaluation[] = [];
	/** Messages of updates and runs that are to fail, in order. */
	readonly updateFailures: string[] = [];
	readonly runFailures: string[] = [];
	#sequence = 0;

	space(name: string): Space | undefined {
		return this.spaces.find((space) => space.name === name);
	}

	/** Breaks ties between entities of the same millisecond. */
	next(): number {
		this.#sequence += 1;
		return this.#sequence;
	}
}

/** Fresh after every reset of the world. */
export function adobeState(world: World): AdobeState {
	const memory = world.memory<AdobeState>('adobe');
	let state = memory.get('state');
	if (!state) {
		state = new AdobeState();
		memory.set('state', state);
	}
	return state;
}
