import type { INodeProperties } from 'n8n-workflow';
import { destinationTemplates, inputField } from '../templates';
import type { TemplateInput } from '../templates/destinationTemplate';
import { shownWhen } from './variants';

/** What templates ask for; those that ask for the same share the field. */
export const templateInputs: INodeProperties[] = (() => {
	const fields = new Map<string, { property: INodeProperties; ids: string[] }>();
	for (const { id, asks } of destinationTemplates) {
		for (const ask of asks) {
			const property = fieldOf(ask);
			const key = JSON.stringify(property);
			const field = fields.get(key) ?? { property, ids: [] };
			field.ids.push(id);
			fields.set(key, field);
		}
	}
	return [...fields.values()].flatMap(({ property, ids }) =>
		shownWhen(property, { template: ids }),
	);
})();

function fieldOf(ask: TemplateInput): INodeProperties {
	const { displayName, type, description, placeholder, hint, options } = ask;
	const isToFill = type === 'string' && ask.default === '' && !ask.isOptional;
	const words = [isToFill ? 'Required.' : '', hint ?? ''].join(' ').trim();
	return {
		displayName,
		name: inputField(ask.name),
		type,
		default: ask.default,
		description,
		...(placeholder && { placeholder }),
		...(words && { hint: words }),
		...(options && { options: options.map((option) => ({ ...option })) }),
	};
}
