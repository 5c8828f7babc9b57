/** One job that Adobe has started, with the audiences in it. */
export interface StartedRun {
	runId: string;
	audienceIds: string[];
}
