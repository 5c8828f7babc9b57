import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { optionDefaults, type DeliveryOptions, type RawSettings } from '../engine/settings';
import { templateById } from '../templates';

/** Options that concern this node rather than the delivery. */
export interface NodeOptions {
	dryRun: boolean;
	/** Field under which a record's result leaves. */
	resultField: string;
	succeededOutput: 'records' | 'none';
}

export const nodeOptionDefaults: NodeOptions = {
	dryRun: false,
	resultField: 'delivery',
	succeededOutput: 'records',
};

export interface Panel {
	template: string;
	recordsFrom: 'items' | 'json';
	settings: RawSettings;
	options: NodeOptions;
	/** Options that were not added and have the template's value instead. */
	templateOptions: Partial<DeliveryOptions>;
}

/**
 * Reads the panel once, from the first item. Fields that the panel hides have no value in n8n, so
 * each has a fallback here; it is the Custom template's default.
 */
export function readPanel(context: IExecuteFunctions): Panel {
	const read = <T>(name: string, fallback: T): T =>
		context.getNodeParameter(name, 0, fallback as IDataObject) as unknown as T;
	const template = read('template', 'custom');
	const added = read<Partial<DeliveryOptions & NodeOptions>>('options', {});
	const templateOptions: Partial<DeliveryOptions> = { ...templateById(template)?.optionDefaults };
	for (const name of Object.keys(added)) delete templateOptions[name as keyof DeliveryOptions];
	const options = { ...optionDefaults, ...nodeOptionDefaults, ...templateOptions, ...added };
	const recordsFrom = read('recordsFrom', 'items' as const);
	return {
		template,
		recordsFrom,
		templateOptions,
		options: {
			dryRun: options.dryRun,
			resultField: options.resultField.trim() || nodeOptionDefaults.resultField,
			succeededOutput: options.succeededOutput,
		},
		settings: {
			itemsAre: recordsFrom === 'items' ? read('itemsAre', 'records') : 'records',
			apiMethod: read('apiMethod', 'POST'),
			bulkSupport: read('bulkSupport', true),
			groupingLimit: read('groupingLimit', 100),
			requestSplitPath: read('requestSplitPath', ''),
			additionalBodyFields: read('additionalBodyFields', {}),
			responseReports: read('responseReports', 'everyRecord'),
			responseSplitPath: read('responseSplitPath', ''),
			matchBy: read('matchBy', 'position'),
			requestKeyPath: read('requestKeyPath', ''),
			responseKeyPath: read('responseKeyPath', ''),
			responseIndexPath: read('responseIndexPath', ''),
			firstIndex: read('firstIndex', 0),
			specifyParsePathMap: read('specifyParsePathMap', 'fields'),
			parsePathMap: read('parsePathMap', {}),
			parsePathMapJson: read('parsePathMapJson', {}),
			recordOutcome: read('recordOutcome', 'errorCode'),
			successField: read('successField', ''),
			successValues: read('successValues', 'true'),
			failureSplitPaths: read('failureSplitPaths', ''),
			recoverableErrorCodes: read('recoverableErrorCodes', ''),
			yieldingErrorCodes: read('yieldingErrorCodes', ''),
			maxRetries: read('maxRetries', 3),
			options,
		},
	};
}
