import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from '../../../../nodes/shared/operations/operation';
import { operationPanel, showFor } from '../../../../nodes/shared/operations/panel';

const field = (name: string, show?: IDisplayOptions['show']): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...(show ? { displayOptions: { show } } : {}),
});
const operation = (name: string, properties: INodeProperties[]): Operation<unknown> => ({
	name,
	action: `${name} it`,
	description: `To ${name}`,
	properties,
	execute: async () => ({}),
});
const one: Resource<unknown> = {
	name: 'One',
	value: 'one',
	default: 'get',
	operations: {
		create: operation('Create', [field('a')]),
		get: operation('Get', [field('b', { all: [false] })]),
	},
};
const two: Resource<unknown> = { ...one, name: 'Two', value: 'two', default: 'create' };
const when: IDisplayOptions = {
	show: { platform: ['adobe'] },
	hide: { plan: ['free'] },
};

describe('the panel', () => {
	const [resource, ...others] = operationPanel([one, two], when, 'two');

	it('lets choose resource and operation', () => {
		expect(resource).toMatchObject({
			name: 'resource',
			type: 'options',
			default: 'two',
			noDataExpression: true,
			options: [
				{ name: 'One', value: 'one' },
				{ name: 'Two', value: 'two' },
			],
			displayOptions: when,
		});
		const operations = others.filter(({ name }) => name === 'operation');
		expect(operations).toMatchObject([
			{
				default: 'get',
				displayOptions: { show: { ...when.show, resource: ['one'] }, hide: when.hide },
			},
			{
				default: 'create',
				displayOptions: { show: { ...when.show, resource: ['two'] }, hide: when.hide },
			},
		]);
		expect(operations[0].options).toEqual([
			{ name: 'Create', value: 'create', action: 'Create it', description: 'To Create' },
			{ name: 'Get', value: 'get', action: 'Get it', description: 'To Get' },
		]);
	});

	it('shows each field for its own operation only, under its own conditions too', () => {
		const shown = others
			.filter(({ name }) => name !== 'operation')
			.map(({ name, displayOptions }) => [name, displayOptions]);
		const fields = (value: string) => [
			['a', { show: { ...when.show, resource: [value], operation: ['create'] }, hide: when.hide }],
			[
				'b',
				{
					show: { ...when.show, resource: [value], operation: ['get'], all: [false] },
					hide: when.hide,
				},
			],
		];
		expect(shown).toEqual([...fields('one'), ...fields('two')]);
	});

	it('does not show a list of one resource, and needs no conditions', () => {
		const [only] = operationPanel([one]);
		expect(only).toMatchObject({ type: 'hidden', default: 'one', options: [{ value: 'one' }] });
		expect(only.displayOptions).toBeUndefined();
	});

	it('hides under the conditions of both', () => {
		const own = { ...field('c'), displayOptions: { hide: { all: [true] } } };
		expect(showFor([own, field('d')], { hide: when.hide })).toEqual([
			{ ...own, displayOptions: { hide: { ...when.hide, all: [true] } } },
			{ ...field('d'), displayOptions: { hide: when.hide } },
		]);
	});

	it('leaves the fields themselves as they are', () => {
		const own = field('b', { all: [false] });
		showFor([own], when);
		expect(own).toEqual(field('b', { all: [false] }));
	});
});
