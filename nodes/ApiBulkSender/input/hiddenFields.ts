import { panelDefaults } from '../engine/settings';
import { fieldLabel } from './fieldLabel';
import type { Templated } from './templated';

/** The settings that a template gives, as the panel calls them; Items Are stays the user's. */
const labels = new Set(
	['apiEndpoint', 'additionalHeaders', 'parsePathMap', ...Object.keys(panelDefaults)]
		.filter((name) => name !== 'itemsAre')
		.map(fieldLabel),
);

/**
 * What to do about fields that a sentence names and the panel hides, since they are the template's
 * own: a sentence, or nothing.
 */
export function adviceOnHidden({ isFixed }: Pick<Templated, 'isFixed'>, sentence: string): string {
	if (!isFixed) return '';
	const named = [...labels].filter((label) => sentence.includes(`'${label}'`));
	if (named.length === 0) return '';
	const fields = named.map((label) => `'${label}'`).join(', ');
	return `Switch 'Adjust Template' on to see and change ${fields}`;
}
