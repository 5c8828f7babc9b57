import type {
	ICredentialsDisplayOptions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

type Platform = 'adobeExperiencePlatform' | 'improvado';

/** Which system a node speaks to. */
export const platformField: INodeProperties = {
	displayName: 'Platform',
	name: 'platform',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Adobe Experience Platform', value: 'adobeExperiencePlatform' },
		{ name: 'Improvado', value: 'improvado' },
	],
	default: 'adobeExperiencePlatform',
	description: 'The system that sends the data',
};

/**
 * When the fields and credentials of a platform are shown. Those of the default platform are hidden
 * for the other, since the editor of n8n 2.40.7 has two traps: it does not store a default, so after
 * a change of 'Resource' it takes a field shown for a platform for a hidden one and does not reset
 * it; and it hides 'Platform' when each of its options is in the `show` of a credential.
 */
export const onPlatform: Record<Platform, ICredentialsDisplayOptions> = {
	adobeExperiencePlatform: { hide: { platform: ['improvado'] } },
	improvado: { show: { platform: ['improvado'] } },
};

/**
 * The panels of both platforms in one node, as `operationPanel` makes them. n8n makes its list of
 * actions from every list of resources and the first operations that fit, so each resource is
 * listed once, in the list of the first platform.
 */
export function platformPanels(panels: Record<Platform, INodeProperties[]>): INodeProperties[] {
	const [adobe, ...adobeFields] = panels.adobeExperiencePlatform;
	const [improvado, ...improvadoFields] = panels.improvado;
	const joined = { ...adobe, options: joinedOptions(adobe, improvado) };
	const fields = [...adobeFields, ...improvadoFields];
	if (improvado.default !== adobe.default) {
		// This one keeps its default and lists nothing: it is hidden, having one resource.
		return [joined, { ...improvado, options: [] }, ...fields];
	}
	return [{ ...joined, displayOptions: undefined }, ...fields];
}

function joinedOptions(adobe: INodeProperties, improvado: INodeProperties): INodePropertyOptions[] {
	const options = new Map<unknown, INodePropertyOptions>();
	for (const [list, other, platform] of [
		[adobe, improvado, 'adobeExperiencePlatform'],
		[improvado, adobe, 'improvado'],
	] as const) {
		for (const option of list.options as INodePropertyOptions[]) {
			const displayOptions = has(other, option) ? {} : { displayOptions: onPlatform[platform] };
			options.set(option.value, { ...option, ...displayOptions });
		}
	}
	return [...options.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function has({ options = [] }: INodeProperties, { value }: INodePropertyOptions): boolean {
	return (options as INodePropertyOptions[]).some((option) => option.value === value);
}
