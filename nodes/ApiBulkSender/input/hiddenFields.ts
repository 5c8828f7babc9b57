import { sentences } from '../engine/sentences';
import { panelDefaults } from '../engine/settings';
import { fieldLabel } from './fieldLabel';
import type { Templated } from './templated';

const ENDPOINT = fieldLabel('apiEndpoint');

/** The settings that a template gives, as the panel calls them; Items Are stays the user's. */
const labels = new Set(
	['apiEndpoint', 'additionalHeaders', 'parsePathMap', ...Object.keys(panelDefaults)]
		.filter((name) => name !== 'itemsAre')
		.map(fieldLabel),
);

/**
 * What to do about fields that a sentence names and the panel hides, since they are the template's
 * own: a sentence, or nothing. Where the address is wrong, it is more likely what the user entered.
 */
export function adviceOnHidden(
	{ isFixed, template }: Pick<Templated, 'isFixed' | 'template'>,
	sentence: string,
): string {
	if (!isFixed || template === undefined) return '';
	const named = [...labels].filter((label) => sentence.includes(`'${label}'`));
	if (named.length === 0) return '';
	const fields = named.map((label) => `'${label}'`).join(', ');
	const isAddress = named.includes(ENDPOINT) && template.settings.apiEndpoint !== '';
	return sentences(
		isAddress
			? `'API Base URL' in the credential has to be what the template expects: ${template.login.baseUrl}`
			: '',
		`Switch 'Adjust Template' on to see and change ${fields}`,
	);
}

/** What login a template expects, for one that is refused. */
export function adviceOnLogin({ template }: Pick<Templated, 'template'>): string {
	if (template === undefined) return '';
	const { kind, where } = template.login;
	return `The template expects the login '${kind}'. ${where}`;
}
