import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { DestinationCredential } from '../shared/http/destinationCredential';
import { plan } from './engine/dryRun';
import type { Settings } from './engine/settings';
import type { Source } from './engine/source';
import { emptySummary } from './engine/account/summary';
import type { Settlement } from './engine/types';
import type { Inputs } from './input/intake';
import type { Panel } from './input/readPanel';
import { showPreview } from './output/preview';
import type { Sender } from './output/report/makeReport';
import { maskedLogin } from './transport/authorizer';

/** What a run needs besides its records, read and checked. */
export interface Ready {
	panel: Panel;
	settings: Settings;
	credential: DestinationCredential;
}

/** What is known of a run so far; a refusal still has to account for every record. */
export interface Known {
	panel?: Panel;
	inputs?: Inputs;
	/** Requests may have left, so nothing may be called unsent any more. */
	delivery?: {
		/** By record index, as far as it came. */
		settled: ReadonlyArray<Settlement | undefined>;
		maskText: (text: string) => string;
	};
}

export function senderOf(context: IExecuteFunctions, { templated }: Panel): Sender {
	const { name, parameters } = context.getNode();
	const workflow = context.getWorkflow().name ?? '';
	const { isFixed, setting, fill } = templated;
	const endpoint = isFixed ? fill.address(setting('apiEndpoint', '')) : parameters.apiEndpoint;
	return { name, workflow, endpoint: String(endpoint ?? '') };
}

/** Summary of a dry run; `records` says how many came in, where that is known before. */
export async function previewSummary(
	source: Source,
	{ settings, credential }: Ready,
	tried: object | undefined,
	records: () => number,
): Promise<IDataObject> {
	const preview = await plan(source, settings, maskedLogin(credential));
	const summary = emptySummary();
	const total = records();
	Object.assign(summary.records, { total, unsent: total, notSucceeded: total });
	return {
		dryRun: true,
		...tried,
		preview: showPreview(preview, settings),
		...summary,
	} as IDataObject;
}
