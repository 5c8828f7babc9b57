import type { SecretMask } from '../../../shared/http/secretMask';
import type { Stop } from '../../engine/run/decision';
import type { Settlement } from '../../engine/types';
import type { Summary } from '../../engine/account/summary';
import { fieldLabel } from '../../input/fieldLabel';
import type { Panel } from '../../input/readPanel';
import { reportPage, type FailedRecord } from './page';
import type { RunLog } from './runLog';

export const SHOWN_FAILED = 20;
const LONGEST_RECORD = 300;
const LONGEST_VALUE = 500;

/** Who sent, and where to. */
export interface Sender {
	name: string;
	workflow: string;
	endpoint: string;
}

/**
 * The report of a run as an HTML page.
 *
 * @param failed without secrets in their settlements
 */
export function makeReport(
	{ name, workflow, endpoint }: Sender,
	stop: Stop | undefined,
	summary: Summary,
	log: RunLog,
	failed: Iterable<NotSucceeded>,
	panel: Panel,
	secrets: SecretMask,
): string {
	return reportPage({
		title: workflow === '' ? name : `${workflow}: ${name}`,
		endedAt: new Date(),
		summary,
		log,
		failed: failedOf(failed, secrets),
		settings: [['API Endpoint', endpoint] as const, ...settingsOf(panel)].map(([label, value]) => [
			label,
			secrets.maskText(value),
		]),
		stop: stop?.reason,
	});
}

/** A record that did not succeed. */
export interface NotSucceeded {
	json: unknown;
	settlement: Settlement;
}

export function* notSucceeded(
	settlements: readonly Settlement[],
	jsons: readonly unknown[],
): Generator<NotSucceeded> {
	for (let at = 0; at < settlements.length; at++) {
		const settlement = settlements[at];
		if (settlement.outcome !== 'succeeded') yield { json: jsons[at], settlement };
	}
}

function failedOf(all: Iterable<NotSucceeded>, secrets: SecretMask): FailedRecord[] {
	const failed: FailedRecord[] = [];
	for (const { json, settlement } of all) {
		if (failed.length === SHOWN_FAILED) break;
		const { outcome, cause, reason } = settlement;
		const record = secrets.maskText(asJson(json));
		failed.push({
			cause: cause ?? outcome,
			reason: reason ?? '',
			record: bounded(record, LONGEST_RECORD),
		});
	}
	return failed;
}

function asJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? '';
	} catch {
		return 'It cannot be shown as JSON';
	}
}

/** What differs from nothing; headers may hold what is not meant for everybody. */
function settingsOf({ settings, options: own }: Panel): Array<[string, string]> {
	const { options, parsePathMap, parsePathMapJson, specifyParsePathMap, ...fields } = settings;
	const map = specifyParsePathMap === 'json' ? parsePathMapJson : parsePathMap.entries;
	const named = { ...fields, parsePathMap: map, ...options, succeededOutput: own.succeededOutput };
	return Object.entries(named).flatMap(([name, value]): Array<[string, string]> => {
		const text = typeof value === 'string' ? value : asJson(value);
		if (['', '{}', '[]', 'undefined'].includes(text)) return [];
		return [[fieldLabel(name), bounded(text, LONGEST_VALUE)]];
	});
}

function bounded(text: string, longest: number): string {
	return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
