import type { AdobeClient } from '../client/adobeClient';
import type { AudienceValue, Flow } from '../types';
import type { ExportRun } from './exportRun';
import { runsOfAudience } from './expected/audienceRuns';
import type { Evaluations } from './expected/evaluationTimetable';
import {
	isDoubtful,
	runsNeededFrom,
	watchAudience,
	type WatchedExport,
	type WatchSettings,
} from './expected/watchAudience';
import { audiencesIn, enabledSince } from './flowAudiences';
import { oldestRunStart, readExportRuns } from './readExportRuns';
import { evaluationsFor, readEvaluations } from './readEvaluations';

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
		// A streaming destination has no schedules, and exports all the time.
		if (audiences.every(({ schedule }) => schedule === undefined)) return [];
		const settings: WatchSettings = {
			now: this.client.ports.wallTime(),
			lateAfter: this.lateAfter,
			evaluations: await evaluationsFor(
				this.client,
				audiences,
				async () => await (this.evaluations ??= readEvaluations(this.client)),
			),
			enabledSince: enabledSince(flow),
		};
		const from = Math.min(...audiences.map((each) => runsNeededFrom(each, settings)));
		const runs = await readExportRuns(this.client, [flow.id], from);
		const watched = watchAll(audiences, runs, settings);
		if (!watched.some((each) => isDoubtful(each.watched, settings.now))) return watched;
		const keptSince = await oldestRunStart(this.client, flow.id);
		return watchAll(audiences, runs, { ...settings, keptSince });
	}
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
