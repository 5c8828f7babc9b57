import type { IDataObject } from 'n8n-workflow';

import type { Outputs } from './handOut';

const SHOWN_FAILURES = 10;

/** Only output 0 reaches an AI agent: one item with the Summary and the first failed records. */
export function forTool([, failed, summary]: Outputs): Outputs {
	const failures = failed.slice(0, SHOWN_FAILURES).map(({ json }) => json);
	const json: IDataObject = { ...summary[0].json, failedRecords: failures };
	return [[{ json, pairedItem: { item: 0 } }], [], []];
}
