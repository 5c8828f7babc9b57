import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { CUSTOM, destinationTemplates, panelValue, type DestinationTemplate } from '../templates';
import type { HintedField } from '../templates/destinationTemplate';
import { shownWhen, type Conditions } from './variants';

export const ofCustom: Conditions = { template: [CUSTOM] };

/** Under these templates, while their fields are shown. */
export function adjusted(ids: readonly string[]): Conditions {
	return { template: [...ids], adjustTemplate: [true] };
}

/**
 * Fields whose values a template gives: under Custom as they are, and one property per distinct
 * default and hint for the templates that have it. n8n gives an untouched field the default of the
 * shown variant.
 *
 * Custom has a property of its own: Adjust Template is hidden there and keeps its last value.
 */
export function perTemplate(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		...shownWhen(property, ofCustom),
		...variantsOf(property),
	]);
}

function variantsOf(base: INodeProperties): INodeProperties[] {
	const variants = new Map<string, { property: INodeProperties; ids: string[] }>();
	for (const template of destinationTemplates) {
		const property = underTemplate(base, template);
		const key = JSON.stringify([property.default, property.hint]);
		const variant = variants.get(key) ?? { property, ids: [] };
		variant.ids.push(template.id);
		variants.set(key, variant);
	}
	return [...variants.values()].flatMap(({ property, ids }) => shownWhen(property, adjusted(ids)));
}

function underTemplate(base: INodeProperties, template: DestinationTemplate): INodeProperties {
	const value = panelValue(template, base.name) as INodeProperties['default'] | undefined;
	const hint = template.hints?.[base.name as HintedField] ?? base.hint;
	return { ...base, ...(canBe(base, value) && { default: value }), ...(hint && { hint }) };
}

/** A variant of a field may offer less than what the template says. */
function canBe({ type, options = [] }: INodeProperties, value: unknown): boolean {
	if (value === undefined) return false;
	if (type !== 'options') return true;
	return (options as INodePropertyOptions[]).some((option) => option.value === value);
}
