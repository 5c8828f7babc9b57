import type { AdobeClient } from '../client/adobeClient';
import type { AudienceValue, Flow } from '../types';
import type { ExportRun } from './exportRun';
import { runsOfAudience } from './expected/audienceRuns';
import type { Evaluations } from './expected/evaluationTimetable';
import { readSchedule } from './expected/schedule';
import {
	isDoubtful,
	runsNeededFrom,
	watchAudience,
	type WatchedExport,
	type WatchSettings,
} from './expected/watchAudience';
import { oldestRunStart, readExportRuns } from './readExportRuns';
import { readEvaluations } from './readEvaluations';

export interface Watched {
	audience: AudienceValue;
	watched: WatchedExport;
}

/** Watches the exports of dataflows; what all of them need is read once. */
export class ExportWatch {
	private evaluations?: Promise<Evaluations>;

	/** @param lateAfter ms after which an export that has not ended is late */
	constructor(
		private readonly client: AdobeClient,
		private readonly lateAfter: number,
	) {}

	/** What became of the last expected export of each of its audiences. */
	async watch(flow: Flow): Promise<Watched[]> {
		const audiences = audiencesIn(flow);
		if (audiences.length === 0) return [];
		const settings: WatchSettings = {
			now: this.client.ports.now(),
			lateAfter: this.lateAfter,
			evaluations: await this.evaluationsFor(audiences),
			enabled: isEnabled(flow),
		};
		const from = Math.min(...audiences.map((each) => runsNeededFrom(each, settings)));
		const runs = await readExportRuns(this.client, [flow.id], from);
		const watched = watchAll(audiences, runs, settings);
		if (!watched.some((each) => isDoubtful(each.watched, settings.now))) return watched;
		const keptSince = await oldestRunStart(this.client, flow.id);
		return watchAll(audiences, runs, { ...settings, keptSince });
	}

	/** Asked for only where an audience is exported after the daily evaluation. */
	async evaluationsFor(audiences: AudienceValue[]): Promise<Evaluations> {
		const schedules = audiences.map(readSchedule);
		const isNeeded = schedules.some(
			(schedule) => typeof schedule !== 'string' && schedule.timeOfDay === undefined,
		);
		if (!isNeeded) return {};
		this.evaluations ??= readEvaluations(this.client);
		return await this.evaluations;
	}
}

export function audiencesIn({ transformations = [] }: Flow): AudienceValue[] {
	return transformations
		.flatMap(({ params }) => params?.segmentSelectors?.selectors ?? [])
		.map(({ value }) => value);
}

/** One that is being changed goes on exporting. */
export function isEnabled({ state = '' }: Flow): boolean {
	return !/^(disabl|delet)/i.test(state);
}

function watchAll(
	audiences: AudienceValue[],
	runs: ExportRun[],
	settings: WatchSettings,
): Watched[] {
	return audiences.map((audience) => ({
		audience,
		watched: watchAudience(audience, runsOfAudience(audience, runs), settings),
	}));
}
