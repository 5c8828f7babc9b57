import type { RawSettings } from '../engine/settings';
import type { DestinationTemplate } from '../templates';

const COMPARED = {
	apiMethod: 'API Method',
	bulkSupport: 'Bulk Support',
	groupingLimit: 'Grouping Limit',
	requestSplitPath: 'Request Split Path',
	responseReports: 'Response Reports',
	responseSplitPath: 'Response Split Path',
	matchBy: 'Match By',
	recordOutcome: 'Record Outcome',
	recoverableErrorCodes: 'Recoverable Error Codes',
	yieldingErrorCodes: 'Yielding Error Codes',
	maxRetries: 'Max Retries',
} as const;

/** Only asked of requests with several records; the panel hides them otherwise. */
const BULK_ONLY = ['groupingLimit', 'responseReports', 'responseSplitPath', 'matchBy'];

/** The panel's values that are not the template's, as "Field: value (template: value)". */
export function templateDifferences(
	template: DestinationTemplate,
	settings: RawSettings,
): string[] {
	const names = Object.keys(COMPARED) as Array<keyof typeof COMPARED>;
	return names
		.filter((name) => settings.bulkSupport || !BULK_ONLY.includes(name))
		.filter((name) => settings[name] !== template[name])
		.map(
			(name) => `${COMPARED[name]}: ${show(settings[name])} (template: ${show(template[name])})`,
		);
}

function show(value: unknown): string {
	return value === '' ? 'empty' : String(value);
}
