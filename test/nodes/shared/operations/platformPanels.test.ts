import {
	NodeHelpers,
	type INode,
	type INodeCredentialDescription,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { Dataflow } from '../../../../nodes/Dataflow/Dataflow.node';
import * as dataflowResources from '../../../../nodes/Dataflow/resources';
import { DestinationConnection } from '../../../../nodes/DestinationConnection/DestinationConnection.node';
import * as connectionResources from '../../../../nodes/DestinationConnection/resources';
import type { Resource } from '../../../../nodes/shared/operations/operation';

type Shown = INodeProperties | INodePropertyOptions | INodeCredentialDescription;
type Panel = { resource: string; operation: string; properties: INodeProperties[] };

const credentials = {
	adobeExperiencePlatform: ['adobeExperiencePlatformApi', 'destinationStorageApi'],
	improvado: ['improvadoApi', 'improvadoDestinationApi'],
};

/** What chooses each platform: the first is the default, which n8n's editor does not store. */
const choices = [
	['adobeExperiencePlatform', 'stored', { platform: 'adobeExperiencePlatform' }],
	['adobeExperiencePlatform', 'not stored', {}],
	['improvado', 'stored', { platform: 'improvado' }],
] as const;

const panelsOf = <Api>(resources: Array<Resource<Api>>): Panel[] =>
	resources.flatMap(({ value, operations }) =>
		Object.entries(operations).map(([operation, { properties }]) => ({
			resource: value,
			operation,
			properties,
		})),
	);

const without = (field: INodeProperties) => ({ ...field, displayOptions: undefined });

describe.each([
	['Destination Connection', new DestinationConnection().description, connectionResources],
	['Dataflow', new Dataflow().description, dataflowResources],
])('%s', (_node, description, { adobeResources, improvadoResources }) => {
	const panels = {
		adobeExperiencePlatform: panelsOf(adobeResources),
		improvado: panelsOf(improvadoResources),
	};
	const resources = {
		adobeExperiencePlatform: adobeResources.map(({ name }) => name),
		improvado: improvadoResources.map(({ name }) => name),
	};

	describe.each(choices)('on %s, %s', (platform, _stored, chosen) => {
		const every = panels[platform].map(
			(panel) => [`${panel.resource}: ${panel.operation}`, panel] as const,
		);

		it.each(every)('%s shows its own fields and none of another platform', (_name, panel) => {
			const { resource, operation, properties } = panel;
			for (const values of valuesOf(description, { ...chosen, resource, operation })) {
				const shown = description.properties.filter((field) => isShown(description, values, field));
				const fields = shown.filter(({ name }) => !['resource', 'operation'].includes(name));
				const own = properties.filter((field) => isShown(description, values, field));
				expect(fields.map(without)).toEqual([description.properties[0], ...own].map(without));
				const lists = shown.filter(({ name }) => name === 'operation');
				expect(lists.map(({ options = [] }) => options.map(valueOf))).toEqual([
					panels[platform]
						.filter((other) => other.resource === resource)
						.map((other) => other.operation),
				]);
			}
		});

		it.each(every)('%s asks for no credential of another platform', (_name, panel) => {
			const { resource, operation } = panel;
			for (const values of valuesOf(description, { ...chosen, resource, operation })) {
				const asked = description
					.credentials!.filter((credential) => isShown(description, values, credential))
					.map(({ name }) => name);
				const [account] = credentials[platform];
				expect(asked).toContain(account);
				expect(credentials[platform]).toEqual(expect.arrayContaining(asked));
			}
		});

		it('shows one list of resources, which offers its own', () => {
			const [{ resource }] = panels[platform];
			for (const values of valuesOf(description, { ...chosen, resource })) {
				const lists = description.properties.filter(
					(field) => field.name === 'resource' && isShown(description, values, field),
				);
				expect(lists).toHaveLength(1);
				// A hidden list offers nothing.
				if (lists[0].type === 'hidden') continue;
				const offered = (lists[0].options as INodePropertyOptions[]).filter((option) =>
					isShown(description, values, option),
				);
				expect(offered.map(({ name }) => name)).toEqual(resources[platform].toSorted());
			}
		});
	});

	it('begins on Adobe Experience Platform, with its first resource', () => {
		const [{ value, default: operation }] = adobeResources;
		expect(withDefaults(description, {})).toMatchObject({
			platform: 'adobeExperiencePlatform',
			resource: value,
			operation,
		});
		expect(description.properties[0]).toMatchObject({ name: 'platform', noDataExpression: true });
	});

	it('has no credential by which the editor of n8n would hide fields', () => {
		const steering = new Map<string, unknown[]>();
		for (const { displayOptions } of description.credentials!) {
			for (const [name, values = []] of Object.entries(displayOptions?.show ?? {})) {
				steering.set(name, [...(steering.get(name) ?? []), ...(values as unknown[])]);
			}
		}
		// It hides a field whose every option is in the `show` of credentials, and those beside it.
		expect([...steering.keys()]).toEqual(['platform']);
		const { options = [] } = description.properties.find(({ name }) => name === 'platform')!;
		const free = options.map(valueOf).filter((value) => !steering.get('platform')!.includes(value));
		expect(free).toEqual(['adobeExperiencePlatform']);
	});
});

function valueOf(option: object): unknown {
	return 'value' in option ? option.value : undefined;
}

function withDefaults(description: INodeTypeDescription, values: INodeParameters): INodeParameters {
	return NodeHelpers.getNodeParameters(
		description.properties,
		values,
		true,
		false,
		null,
		description,
	)!;
}

/** As a workflow stores them; with the defaults; and with the defaults of all but the platform. */
function valuesOf(description: INodeTypeDescription, stored: INodeParameters): INodeParameters[] {
	const { platform, ...defaults } = withDefaults(description, stored);
	const partly = 'platform' in stored ? { platform, ...defaults } : defaults;
	return [stored, { platform, ...defaults }, partly];
}

function isShown(
	description: INodeTypeDescription,
	values: INodeParameters,
	shown: Shown,
): boolean {
	return NodeHelpers.displayParameter(
		values,
		shown as INodeProperties,
		null as unknown as INode,
		description,
	);
}
