import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { DestinationApi } from '../../../../credentials/DestinationApi.credentials';
import { properties } from './panel';

type Anything = INodeProperties | INodePropertyCollection | INodePropertyOptions;

function* nested(property: INodeProperties): Generator<INodeProperties> {
	yield property;
	for (const option of (property.options ?? []) as Anything[]) {
		if ('values' in option) for (const value of option.values) yield* nested(value);
		else if ('type' in option) yield* nested(option);
	}
}

const panel = properties.filter(({ type }) => type !== 'notice');
const all = [...panel, ...new DestinationApi().properties].flatMap((property) => [
	...nested(property),
]);

it.each(all.map((property) => [property.displayName, property] as const))(
	'%s follows the wording of n8n',
	(_name, { type, description, placeholder, hint }) => {
		if (placeholder !== undefined) expect(placeholder).toMatch(/^(e\.g\. |Add )/);
		if (type === 'boolean') expect(description).toMatch(/^Whether /);
		if (description !== undefined) expect(description).toMatch(/^[A-Z].*[^.]$/);
		if (hint !== undefined) expect(hint).toMatch(/^[A-Z{$].*[^ ]$/);
	},
);

it('lists the options by name', () => {
	const options = properties.find(({ name }) => name === 'options')?.options as INodeProperties[];
	const names = options.map(({ displayName }) => displayName);
	expect(names).toEqual([...names].sort());
	expect(names).toHaveLength(34);
});
