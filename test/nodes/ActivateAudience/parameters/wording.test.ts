import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { description, properties } from './panel';

type Anything = INodeProperties | INodePropertyCollection | INodePropertyOptions;

function* nested(property: INodeProperties): Generator<INodeProperties> {
	yield property;
	for (const option of (property.options ?? []) as Anything[]) {
		if ('values' in option) for (const value of option.values) yield* nested(value);
		else if ('type' in option) yield* nested(option);
	}
}

const panel = properties.filter(({ type }) => type !== 'notice');
const all = panel.flatMap((property) => [...nested(property)]);
const small = /^(a|an|and|as|at|by|for|if|in|is|of|on|or|the|to)$/i;

const optionsOf = ({ type, options = [] }: INodeProperties) =>
	type === 'options' ? (options as INodePropertyOptions[]) : [];

const isTitle = (text: string) =>
	text.split(' ').every((word) => small.test(word) || !/^[a-z]/.test(word));

test.each(all.map((property) => [property.displayName, property] as const))(
	'%s follows the wording of n8n',
	(_name, property) => {
		const { displayName, name, type, description, placeholder, hint } = property;
		expect(isTitle(displayName)).toBe(true);
		expect(name).toMatch(/^[a-z][A-Za-z]+$/);
		if (placeholder !== undefined) expect(placeholder).toMatch(/^(e\.g\. |Add [A-Z])/);
		if (type === 'boolean') expect(description).toMatch(/^Whether /);
		if (description !== undefined) expect(description).toMatch(/^[A-Z].*[^.]$/);
		if (hint !== undefined) expect(hint).toMatch(/^[A-Z{$].*[^ ]$/);
		for (const option of optionsOf(property)) {
			expect(isTitle(option.name.replace(/ \(.*\)$/, ''))).toBe(true);
			if (option.description !== undefined) expect(option.description).toMatch(/^[A-Z].*[^.]$/);
		}
		const list = (property.options ?? []) as Array<{ name: string; displayName?: string }>;
		const names = list.map((option) => option.displayName ?? option.name);
		if (names.length >= 5 && !/^\d/.test(names[0])) {
			expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other)));
		}
	},
);

test('no text speaks of errors, problems, failures or mistakes', () => {
	const texts = all.flatMap((property) => [
		property.displayName,
		property.description ?? '',
		property.hint ?? '',
		...optionsOf(property).flatMap(({ name, description = '' }) => [name, description]),
	]);
	for (const text of [...texts, description.description]) {
		expect(text).not.toMatch(/\b(error|problem|failure|mistake)/i);
	}
});

test('every operation says what it does', () => {
	const operationFields = properties.filter(({ name }) => name === 'operation');
	for (const { name, action, description: text } of operationFields.flatMap(optionsOf)) {
		expect(isTitle(name)).toBe(true);
		expect(action).toMatch(/^[A-Z][a-z ]+$/);
		expect(text).toMatch(/^[A-Z].*[^.]$/);
	}
	expect(operationFields).toHaveLength(3);
});
