import type { Journal } from '../../journal/journal';
import type { Batch } from '../../request/batch';
import { sentenceOf } from '../../settingError';
import type { Settings } from '../../settings';
import type { Answer, Authorization, Ports } from '../../types';
import type { Decision, DecisionContext } from '../decision';
import type { Session } from '../session';
import type { JobRules } from './jobSettings';
import { newJob, type OpenJob, type OpenJobs } from './openJobs';
import { pollRequest } from './pollRequest';
import { pollStep, type PollStep } from './pollStep';

/** The run that jobs are followed for. */
interface Run {
	readonly settings: Settings;
	readonly session: Session;
	readonly ports: Ports;
	readonly jobs: OpenJobs;
	readonly journal: Journal | undefined;
	context(now: number): DecisionContext;
	/** Whether it has ended. */
	isOver(): boolean;
	/** All requests wait until then (ms). */
	pause(until: number | undefined): void;
	/** A job has ended, by this answer. */
	ended(batch: Batch, answer: Answer, decision: Decision, now: number): void;
	pump(): void;
	fail(error: unknown): void;
}

/**
 * Asks for open jobs until each has ended. Its requests count against the rate limit and the
 * concurrency like any other, but never as an attempt: nothing is sent again.
 */
export class Polling {
	/** Requests under way. */
	open = 0;
	/** Requests so far. */
	asked = 0;

	constructor(
		private readonly rules: JobRules,
		private readonly run: Run,
	) {}

	/** A batch has become a job. It is asked for only once its id is durable. */
	follow(batch: Batch, decision: Extract<Decision, { kind: 'job' }>, now: number): void {
		const { id, statusUrl, resultUrl, httpStatus, dueAt } = decision;
		const { journal, jobs, session } = this.run;
		const job = newJob({ id, statusUrl, resultUrl }, batch, httpStatus);
		job.deadline = now + this.rules.longestMs;
		jobs.add(job);
		if (journal === undefined) {
			jobs.wait(job, dueAt);
			return;
		}
		journal.opened(batch, id).then(
			() => {
				if (this.run.isOver()) return;
				jobs.wait(job, dueAt);
				this.run.pump();
			},
			(error: unknown) => {
				session.stop ??= { kind: 'journal', reason: sentenceOf(error) };
				this.run.pump();
			},
		);
	}

	/** Asks for the job that is due. */
	ask(job: OpenJob, authorization: Authorization, now: number): void {
		const { session, ports } = this.run;
		session.pace.started(now);
		this.open++;
		this.asked++;
		job.batch.startedAt = now;
		// One of an earlier run is awaited as long as a new one.
		job.deadline ??= now + this.rules.longestMs;
		ports.send(pollRequest(job, authorization)).then(
			(answer) => this.onAnswer(job, authorization, answer),
			(error) => this.run.fail(error),
		);
	}

	private onAnswer(job: OpenJob, authorization: Authorization, answer: Answer): void {
		if (this.run.isOver()) return;
		this.open--;
		try {
			const { settings, ports } = this.run;
			const now = ports.now();
			const context = this.run.context(now);
			const { readTable } = ports;
			const step = pollStep(job, answer, { rules: this.rules, settings, readTable, context });
			if (step.kind !== 'unauthorized' && answer.kind === 'response') {
				job.unauthorized = false;
				this.run.session.tokens.accepted(authorization);
			}
			this.apply(job, authorization, answer, step, now);
		} catch (error) {
			this.run.fail(error);
			return;
		}
		this.run.pump();
	}

	private apply(
		job: OpenJob,
		authorization: Authorization,
		answer: Answer,
		step: PollStep,
		now: number,
	): void {
		const { session, jobs } = this.run;
		switch (step.kind) {
			case 'later':
				this.run.pause(step.pauseUntil);
				this.run.pause(step.restUntil);
				jobs.wait(job, step.dueAt);
				break;
			case 'result':
				this.run.pause(step.restUntil);
				job.isDone = true;
				job.misses = 0;
				jobs.wait(job, now);
				break;
			case 'unauthorized':
				if (!job.unauthorized && session.tokens.refused(authorization)) {
					job.unauthorized = true;
					jobs.wait(job, now);
					break;
				}
				job.problem = step.reason;
				session.stop ??= { kind: 'refused', reason: step.reason };
				break;
			case 'stop':
				job.problem = step.problem;
				session.stop ??= step.stop;
				break;
			case 'ended':
				this.run.ended(job.batch, answer, step.decision, now);
				jobs.end(job);
		}
	}
}
