/** `ended` is every end of a run, also one that is another event too. */
export type EventName = 'ended' | 'failed' | 'empty' | 'late';

/** What is to start the workflow. */
export interface TriggerSettings {
	events: EventName[];
	/** Undefined: all that lead to destinations. */
	dataflowId?: string;
	/** Ms after which an export that has not ended is late. */
	lateAfter: number;
	/** Whether an export of changes without any change is an event. */
	emptyChanges: boolean;
}
