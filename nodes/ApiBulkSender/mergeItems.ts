import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { mergeSummaries } from './engine/account/mergeSummaries';
import { emptySummary } from './engine/account/summary';
import { readSummary, type ToldSummary } from './engine/account/toldSummary';
import { sentenceOf, SettingError } from './engine/settingError';
import type { Outputs } from './output/handOut';
import * as hints from './output/hints';
import { loneHint, mergeHints } from './output/mergeHints';

/**
 * Adds up the Summaries of several runs, one an item. Under Continue On Fail an item that is none
 * leaves by Failed and counts as records that nobody has counted.
 *
 * @throws SettingError
 */
export function mergeItems(context: IExecuteFunctions): Outputs {
	const failed: INodeExecutionData[] = [];
	const told: hints.Hint[] = [];
	const items = context.getInputData();
	const summaries = items.map(({ json }, item): ToldSummary => {
		const summary = readSummary(json);
		if (summary !== undefined) return summary;
		const problem = noSummary(item);
		if (!context.continueOnFail()) throw problem;
		const reason = sentenceOf(problem);
		told.push(...hints.warnings(reason));
		failed.push({ json: { item, reason }, pairedItem: { item } });
		return uncounted(reason);
	});
	const merged = mergeSummaries(summaries);
	hints.giveHints(context, [...told, ...loneHint(items.length), ...mergeHints(merged)]);
	const pairedItem = items.map((_, item) => ({ item }));
	return [[], failed, [{ json: merged as unknown as IDataObject, pairedItem }]];
}

function noSummary(item: number): SettingError {
	return new SettingError(
		'Operation',
		`Item ${item} is no Summary: it has no records with total, succeeded, failed and unsent that add up`,
		"Let each item be what API Bulk Sender hands out by Summary. Where it stands in a field, such as body behind a webhook, take it out of there with 'Edit Fields'",
	);
}

function uncounted(reason: string): ToldSummary {
	const { records, requests } = emptySummary();
	return {
		records: { ...records, notRead: true },
		errors: [{ code: 'unreadable', message: reason, count: 1 }],
		requests,
	};
}
