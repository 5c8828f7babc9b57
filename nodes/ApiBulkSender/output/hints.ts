import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

import type { RunResult } from '../engine/run/delivery';
import { fieldLabel } from '../input/fieldLabel';
import { wronglyPerItem } from '../input/perItem';
import type { Panel } from '../input/readPanel';
import { templateDifferences } from '../input/templateDifferences';
import { templateById } from '../templates';

type Hint = Pick<NodeExecutionHint, 'message' | 'type'>;

/** Hints about the settings, given whatever the run does. */
export function settingHints(context: IExecuteFunctions, panel: Panel): Hint[] {
	const hints: Hint[] = [];
	const node = context.getNode();
	if (node.executeOnce) {
		hints.push(
			warning("'Execute Once' is on in the node's settings, so only the first item was sent"),
		);
	}
	const fields = wronglyPerItem(node.parameters).map(fieldLabel);
	if (fields.length > 0) {
		hints.push(
			warning(
				`These fields are read from the first item only, though their expression mentions the item: ${fields.join(', ')}`,
			),
		);
	}
	if (judgesWithoutCode(panel)) hints.push(noCodeHint);
	const template = templateById(panel.template);
	if (template === undefined) return hints;
	const differences = templateDifferences(template, panel.settings);
	if (differences.length > 0) {
		hints.push(
			info(`Other than in the template '${template.displayName}': ${differences.join('; ')}`),
		);
	}
	const { requestsPerPeriod, period, periodUnit } = panel.templateOptions;
	if (requestsPerPeriod !== undefined) {
		hints.push(
			info(
				`The template sends at most ${requestsPerPeriod} requests per ${period === 1 ? '' : `${period} `}${period === 1 ? periodUnit?.replace(/s$/, '') : periodUnit}; add the option 'Requests per Period' to change it`,
			),
		);
	}
	return hints;
}

/** Hints about what became of the records. */
export function resultHints({ records, settlements, stop }: RunResult): Hint[] {
	const hints: Hint[] = [];
	if (stop !== undefined) {
		hints.push(warning(`Sending stopped early, ${unsentText(records.unsent)}. ${stop.reason}`));
	}
	if (records.unclear > 0) {
		hints.push(
			warning(
				`${records.unclear} failed records are unclear: they were sent, but no answer proves what became of them. Look at the destination before you send them again`,
			),
		);
	}
	const unexplained = settlements.some(
		({ cause, parsed }) =>
			cause === 'rejected' &&
			parsed.status_code === undefined &&
			parsed.error_message === undefined,
	);
	if (unexplained) {
		hints.push(
			info(
				"'Parse Path Map' found neither a code nor a message for some failed records. Switch the option 'Include Response' on to see where they are",
			),
		);
	}
	return hints;
}

function unsentText(unsent: number): string {
	if (unsent === 0) return 'though nothing was left to send';
	return unsent === 1 ? '1 record is unsent' : `${unsent} records are unsent`;
}

/** Whether only what a part says of itself can make it a failure. */
function judgesWithoutCode({ settings }: Panel): boolean {
	if (settings.recordOutcome !== 'errorCode' || settings.specifyParsePathMap === 'json')
		return false;
	if (!settings.bulkSupport || settings.responseReports !== 'everyRecord') return false;
	const entries = settings.parsePathMap.entries ?? [];
	return !entries.some(({ name, path }) => name === 'status_code' && path !== '');
}

const noCodeHint = info(
	"'Parse Path Map' has no path for status_code, so a record counts as failed only if its part of the answer says so itself: success, ok or status false, or an error. Enter the path if the destination reports failures otherwise",
);

export const noRecordsHint = info('There were no records to send');

export const dryRunHint = info(
	"'Dry Run' is on: nothing was sent. The output Summary shows the first requests",
);

function info(message: string): Hint {
	return { message, type: 'info' };
}

function warning(message: string): Hint {
	return { message, type: 'warning' };
}

export function giveHints(context: IExecuteFunctions, hints: readonly Hint[]): void {
	if (hints.length === 0) return;
	context.addExecutionHints(...hints.map((hint) => ({ ...hint, location: 'outputPane' as const })));
}
