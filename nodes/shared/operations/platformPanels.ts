import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * The panels of several platforms in one node, as `operationPanel` makes them, each shown for its
 * platform. n8n makes its list of actions from every list of resources and the first operations
 * that fit, so each resource is listed once, in the list of the first platform.
 */
export function platformPanels(...panels: INodeProperties[][]): INodeProperties[] {
	const [main, ...others] = panels.map(([resource]) => resource);
	const joined = { ...main, options: joinedOptions([main, ...others]) };
	const fields = panels.flatMap(([, ...rest]) => rest);
	if (others.some(({ default: first }) => first !== main.default)) {
		// These keep their default and list nothing: they are hidden, having one resource each.
		return [joined, ...others.map((other) => ({ ...other, options: [] })), ...fields];
	}
	const platforms = [main, ...others].flatMap(platformsOf);
	return [{ ...joined, displayOptions: { show: { platform: platforms } } }, ...fields];
}

function joinedOptions(lists: INodeProperties[]): INodePropertyOptions[] {
	const options = new Map<unknown, INodePropertyOptions>();
	for (const list of lists) {
		for (const option of list.options as INodePropertyOptions[]) {
			const platforms = lists.filter((other) => has(other, option)).flatMap(platformsOf);
			const isEverywhere = lists.every((other) => has(other, option));
			const shown = isEverywhere ? {} : { displayOptions: { show: { platform: platforms } } };
			options.set(option.value, { ...option, ...shown });
		}
	}
	return [...options.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function has({ options = [] }: INodeProperties, { value }: INodePropertyOptions): boolean {
	return (options as INodePropertyOptions[]).some((option) => option.value === value);
}

function platformsOf({ displayOptions }: INodeProperties): string[] {
	return (displayOptions?.show?.platform ?? []) as string[];
}
