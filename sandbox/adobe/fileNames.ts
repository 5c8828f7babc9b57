import type { Family } from './catalogue/spec.ts';

const always = ['SEGMENT_ID', 'SEGMENT_NAME', 'DATETIME', 'TIMESTAMP'];
const fileMacros = ['DESTINATION_NAME', ...always];
const cloudMacros = [
	'DESTINATION',
	'DESTINATION_INSTANCE_ID',
	'DESTINATION_INSTANCE_NAME',
	'ORGANIZATION_NAME',
	'SANDBOX_NAME',
	'MERGE_POLICY_ID',
	'MERGE_POLICY_NAME',
	...always,
];
const maxLength = 255;

function macrosOf(template: string): string[] {
	return [...template.matchAll(/%([A-Z_]+)(\([^)%]*\))?%/g)].map(([, name]) => name);
}

/** What is not allowed about the template; in the current cloud family all macros are optional. */
export function fileNameFaults(template: unknown, family: Family): string[] {
	if (typeof template !== 'string' || template === '') {
		return ['filenameTemplate is a required field'];
	}
	if (template.length > maxLength) {
		return [`filenameTemplate must not be longer than ${maxLength} characters`];
	}
	const macros = macrosOf(template);
	const known = family === 'cloud' ? cloudMacros : fileMacros;
	const unknown = macros.filter((name) => !known.includes(name));
	if (unknown.length > 0) return [`filenameTemplate has unknown macros: ${unknown.join(', ')}`];
	if (macros.includes('DATETIME') && macros.includes('TIMESTAMP')) {
		return ['filenameTemplate may use DATETIME or TIMESTAMP, not both'];
	}
	if (family === 'cloud') return [];
	return ['DESTINATION_NAME', 'SEGMENT_ID']
		.filter((name) => !macros.includes(name))
		.map((name) => `filenameTemplate must contain %${name}%`);
}
