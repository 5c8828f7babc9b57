import type { RawSettings } from '../engine/settings';
import { fieldLabel } from './fieldLabel';
import type { DestinationTemplate } from '../templates';

const COMPARED = [
	'apiMethod',
	'bulkSupport',
	'groupingLimit',
	'requestSplitPath',
	'responseReports',
	'responseSplitPath',
	'matchBy',
	'recordOutcome',
	'recoverableErrorCodes',
	'yieldingErrorCodes',
	'maxRetries',
] as const;

/** Only asked of requests with several records; the panel hides them otherwise. */
const BULK_ONLY = ['groupingLimit', 'responseReports', 'responseSplitPath', 'matchBy'];

/** The panel's values that are not the template's, as "Field: value (template: value)". */
export function templateDifferences(
	template: DestinationTemplate,
	settings: RawSettings,
): string[] {
	return COMPARED.filter((name) => settings.bulkSupport || !BULK_ONLY.includes(name))
		.filter((name) => settings[name] !== template[name])
		.map(
			(name) => `${fieldLabel(name)}: ${show(settings[name])} (template: ${show(template[name])})`,
		);
}

function show(value: unknown): string {
	return value === '' ? 'empty' : String(value);
}
