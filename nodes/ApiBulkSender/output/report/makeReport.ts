import type { SecretMask } from '../../../shared/http/secretMask';
import type { Summary } from '../../engine/account/summary';
import { fieldLabel } from '../../input/fieldLabel';
import type { Inputs } from '../../input/intake';
import type { Panel } from '../../input/readPanel';
import type { Account } from '../maskAccount';
import { reportPage, type FailedRecord } from './page';
import type { RunLog } from './runLog';

const SHOWN_FAILED = 20;
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
 * @param account without secrets
 */
export function makeReport(
	{ name, workflow, endpoint }: Sender,
	account: Account,
	summary: Summary,
	log: RunLog,
	{ jsons }: Inputs,
	panel: Panel,
	secrets: SecretMask,
): string {
	return reportPage({
		title: workflow === '' ? name : `${workflow}: ${name}`,
		endedAt: new Date(),
		summary,
		log,
		failed: failedOf(account, jsons, secrets),
		settings: [['API Endpoint', endpoint] as const, ...settingsOf(panel)].map(([label, value]) => [
			label,
			secrets.maskText(value),
		]),
		stop: account.result.stop?.reason,
	});
}

function failedOf(
	{ settlements }: Account,
	jsons: readonly unknown[],
	secrets: SecretMask,
): FailedRecord[] {
	const failed: FailedRecord[] = [];
	for (let at = 0; at < settlements.length && failed.length < SHOWN_FAILED; at++) {
		const { outcome, cause, reason } = settlements[at];
		if (outcome === 'succeeded') continue;
		const record = secrets.maskText(asJson(jsons[at]));
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
