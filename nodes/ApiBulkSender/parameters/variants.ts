import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { CUSTOM, destinationTemplates, type DestinationTemplate } from '../templates';
import type { HintedField } from '../templates/destinationTemplate';

export type Conditions = NonNullable<IDisplayOptions['show']>;
type Default = INodeProperties['default'];

/**
 * One property per distinct default (and hint), each shown for its templates; the base's own
 * default is the Custom template's. n8n gives an untouched field the default of the shown variant.
 */
export function perTemplate(
	base: INodeProperties,
	defaultOf: (template: DestinationTemplate) => Default = (template) =>
		template[base.name as keyof DestinationTemplate] as Default,
): INodeProperties[] {
	const variants = new Map<string, { property: INodeProperties; ids: string[] }>();
	const add = (id: string, property: INodeProperties) => {
		const key = JSON.stringify([property.default, property.hint]);
		const variant = variants.get(key) ?? { property, ids: [] };
		variant.ids.push(id);
		variants.set(key, variant);
	};
	add(CUSTOM, base);
	for (const template of destinationTemplates) {
		const hint = template.hints[base.name as HintedField] ?? base.hint;
		add(template.id, { ...base, default: defaultOf(template), ...(hint && { hint }) });
	}
	return [...variants.values()].map(({ property, ids }) =>
		variants.size === 1 ? property : withConditions(property, { template: ids }),
	);
}

/**
 * The properties under each of the conditions: n8n joins the rules of one property by "and", so
 * "or" needs a property each. The conditions must exclude one another.
 *
 * Only `show` is used: a `hide` rule on a field that is itself hidden would count its last value.
 */
export function shownWhen(
	properties: INodeProperties | INodeProperties[],
	...anyOf: Conditions[]
): INodeProperties[] {
	return anyOf.flatMap((conditions) =>
		[properties].flat().map((property) => withConditions(property, conditions)),
	);
}

function withConditions(property: INodeProperties, conditions: Conditions): INodeProperties {
	const show = { ...property.displayOptions?.show, ...conditions };
	return { ...property, displayOptions: { show } };
}
