import type { DestinationTemplate } from './destinationTemplate';

/**
 * What stands in a field of the panel under a template, in the form in which n8n keeps it; undefined
 * where it is as under Custom.
 */
export function panelValue({ settings }: DestinationTemplate, name: string): unknown {
	switch (name) {
		// n8n keeps the rows of a fixedCollection once they are stored, whatever template is chosen
		// later; so the templates have no rows of their own here, and an empty map means theirs.
		case 'parsePathMap':
			return {};
		case 'parsePathMapJson':
			return JSON.stringify(settings.parsePathMap, null, 2);
		case 'additionalBodyFields':
			return (
				settings.additionalBodyFields && JSON.stringify(settings.additionalBodyFields, null, 2)
			);
		case 'additionalHeaders':
			return (
				settings.additionalHeaders && {
					entries: settings.additionalHeaders.map((one) => ({ ...one })),
				}
			);
		default:
			return settings[name as keyof DestinationTemplate['settings']];
	}
}

/** The name of the field in which the user enters an input of a template. */
export function inputField(name: string): string {
	return `${INPUT_FIELD}${name}`;
}

export const INPUT_FIELD = 'templateInput_';
