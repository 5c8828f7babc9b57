import type { ExportRun } from '../exportRun';
import type { ExpectedExport } from './expectedExport';
import { isEmpty } from './judge';
import type { Assumption, Reason, WatchedExport } from './watchAudience';

/** What is talked about, e.g. "'Gold' of the dataflow 'Newsletter'". */
export function subjectOf(audienceNames: string[], dataflowName: string): string {
	const names = audienceNames.map((name) => `'${name}'`).join(', ');
	const dataflow = `the dataflow '${dataflowName}'`;
	return names === '' ? `an audience of ${dataflow}` : `${names} of ${dataflow}`;
}

/** What became of an expected export and what to do, for people. */
export function describeWatched(watched: WatchedExport, subject: string): string {
	const { status, run, expected, overdue } = watched;
	switch (status) {
		case 'onTime':
		case 'empty':
		case 'failed':
			return describeRun(run!, subject, expected);
		case 'late':
			return run ? describeLateRun(run, subject, expected!) : describeMissing(expected!, subject);
		case 'running':
			return `The export of ${subject}, expected on ${utc(expected!.at)}, goes on${overdue ? ' for longer than it should. Look at it in Experience Platform' : ''}`;
		case 'waitingForEvaluation':
			return `${capital(subject)} is exported after the daily evaluation of audiences, which ${overdue ? 'takes longer than it should. Look at it in Experience Platform' : 'has not ended yet'}`;
		default:
			return describeReason(watched.reason!, subject, watched.next);
	}
}

/** What became of a run that has ended. */
export function describeRun(run: ExportRun, subject: string, expected?: ExpectedExport): string {
	if (run.failure !== undefined) return describeFailure(run, subject);
	if (isEmpty(run)) return describeEmpty(run, subject, expected);
	return `${capital(subject)} was exported on ${utc(run.endedAt!)}${amount(run)}`;
}

function describeFailure({ failure, failedWhile, endedAt, errors }: ExportRun, subject: string) {
	const step = { building: ' while the file was built', delivering: ' while it was delivered' };
	const when = `on ${utc(endedAt!)}`;
	const what =
		failure === 'partial'
			? `The export of ${subject} succeeded only in part ${when}: files or records failed`
			: `The export of ${subject} failed ${when}${failedWhile ? step[failedWhile] : ''}`;
	const reasons = errors
		.map(({ code, message }) => [code, message].filter((part) => part !== '').join(': '))
		.map((reason) => reason.replace(/\.$/, ''))
		.filter((reason) => reason !== '');
	const said = reasons.length === 0 ? '' : `. Adobe says: ${reasons.join('; ')}`;
	return `${what}${said}. Check the account at the destination and the folder of the target connection, then export it again`;
}

/** Whether Adobe writes a file without rows is not documented. */
function describeEmpty(
	{ endedAt, profilesReceived }: ExportRun,
	subject: string,
	expected?: ExpectedExport,
) {
	const what = `The export of ${subject} ended on ${utc(endedAt!)} without any profile`;
	if (profilesReceived !== null && profilesReceived > 0) {
		return `${what}: all ${count(profilesReceived, 'profile')} were left out, since a mandatory attribute or consent is missing`;
	}
	if (expected?.full === false) return `${what}: nothing had changed`;
	return `${what}: the audience had none at that time`;
}

function describeLateRun(run: ExportRun, subject: string, { at }: ExpectedExport): string {
	const late = count(Math.round((run.endedAt! - at) / 60_000), 'minute');
	return `${capital(subject)} was exported on ${utc(run.endedAt!)}, ${late} after it was expected${amount(run)}`;
}

/** Of an expected export of which no run has ended in time. */
export function describeMissing({ at, kind }: ExpectedExport, subject: string): string {
	if (kind === 'awaited') {
		return `${capital(subject)} has not been exported: the daily evaluation of audiences, which began on ${utc(at)}, has not ended. Look at it in Experience Platform`;
	}
	const expected = kind === 'estimated' ? 'after the daily evaluation of' : 'on';
	return `${capital(subject)} was expected ${expected} ${utc(at)}, and no export of it has ended since. Look at the dataflow in Experience Platform, or export it now`;
}

function describeReason(reason: Reason, subject: string, next: ExpectedExport | undefined): string {
	const nothing = `No export of ${subject} is expected`;
	const cannot = `What became of the last export of ${subject} cannot be told`;
	const first = next === undefined ? '' : `, the first one on ${utc(next.at)}`;
	if (typeof reason === 'object') return `${cannot}: ${reason.unreadable}`;
	return {
		disabled: `${nothing}: the dataflow is switched off`,
		ended: `${nothing} any more: its schedule is over`,
		notBegun: `${nothing} yet${first}. What was added or changed takes up to an hour to take effect`,
		notDue: `${nothing} to have ended yet${first}`,
		notKept: `${cannot}: Adobe has no runs from that time any more`,
		tooOld: `${cannot}: it is more than a month ago`,
	}[reason];
}

const notes: Record<Assumption, string> = {
	hours:
		'Adobe does not document at which hours exports every few hours run; the start time and every so many hours after it are assumed',
	evaluation:
		'When the daily evaluation ends cannot be read with this credential; once a day is assumed',
	audience: 'The run names no audience yet; it is assumed to be this one',
};

/** What is not certain, for people; empty when all is. */
export const describeAssumptions = (assumptions: Assumption[]): string =>
	assumptions.map((assumption) => `${notes[assumption]}.`).join(' ');

function amount({ profilesExported, files }: ExportRun): string {
	const parts = [
		profilesExported === null ? '' : count(profilesExported, 'profile'),
		files === null ? '' : count(files, 'file'),
	].filter((part) => part !== '');
	return parts.length === 0 ? '' : `: ${parts.join(' in ')}`;
}

function count(number: number, noun: string): string {
	return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `2026-11-26 06:00 UTC` */
function utc(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
