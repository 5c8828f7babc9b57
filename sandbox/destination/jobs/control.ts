import type { World } from '../../core/world.ts';
import { jobState, openJobs } from './jobBook.ts';
import type { Job, JobSettings } from './jobBook.ts';

/** What tests see and steer of the job APIs; everything is fresh after a reset. */
export class JobsSandbox {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	get settings(): JobSettings {
		return jobState(this.#world).settings;
	}

	/** All so far, in the order in which they were opened. */
	get all(): readonly Job[] {
		return [...jobState(this.#world).jobs.values()];
	}

	get open(): number {
		return openJobs(this.#world);
	}
}
