import type { Resource } from './operation';

/**
 * The line under a node on the canvas: what it does, as the list of actions says it.
 *
 * @param panels the resources by platform, or of the only one under any name
 * @param byPlatform the node has the field 'Platform'
 */
export function subtitleOf(
	panels: Readonly<Record<string, ReadonlyArray<Resource<never>>>>,
	byPlatform: boolean,
): string {
	const actions = Object.entries(panels).flatMap(([platform, resources]) =>
		resources.flatMap(({ value, operations }) =>
			Object.entries(operations).map(([operation, { action }]) => {
				const key = [...(byPlatform ? [platform] : []), value, operation].join(' ');
				return `${JSON.stringify(key)}: ${JSON.stringify(action)}`;
			}),
		),
	);
	const chosen = [...(byPlatform ? ['platform'] : []), 'resource', 'operation']
		.map((name) => `$parameter["${name}"]`)
		.join(' + " " + ');
	return `={{ ({ ${actions.join(', ')} })[${chosen}] }}`;
}
