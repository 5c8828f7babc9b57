import type { Sandbox } from '../../sandbox/server.ts';

type Flow = Record<string, unknown>;

interface Params {
	segmentSelectors: { selectors: Array<{ value: Record<string, unknown> }> };
	profileSelectors: {
		selectors: Array<{ value: { path: string } }>;
		mandatoryFields?: string[];
		primaryFields?: unknown[];
	};
}

/** The audience as it is exported, without what Adobe adds. */
interface ExportedAudience {
	name: unknown;
	filenameTemplate: unknown;
	exportMode: unknown;
	schedule: Record<string, unknown>;
}

export interface Activation {
	audiences: ExportedAudience[];
	attributes: string[];
	mandatory: string[];
	keys: unknown[];
}

export function flowNamed({ adobe }: Sandbox, name: string): Flow {
	const found = adobe.flows().find((flow) => flow['name'] === name);
	if (!found) throw new Error(`The sandbox has no dataflow '${name}'.`);
	return found;
}

const paramsOf = (flow: Flow) => (flow['transformations'] as Array<{ params: Params }>)[0].params;

/** What a dataflow of an email marketing destination exports. */
export function activationOf(flow: Flow): Activation {
	const { segmentSelectors, profileSelectors } = paramsOf(flow);
	return {
		audiences: segmentSelectors.selectors.map(
			({ value: { name, filenameTemplate, exportMode, schedule } }) => ({
				name,
				filenameTemplate,
				exportMode,
				schedule: schedule as Record<string, unknown>,
			}),
		),
		attributes: profileSelectors.selectors.map(({ value }) => value.path),
		mandatory: profileSelectors.mandatoryFields ?? [],
		keys: profileSelectors.primaryFields ?? [],
	};
}

export function audienceIdsOf(flow: Flow): string[] {
	return paramsOf(flow).segmentSelectors.selectors.map(({ value }) => String(value['id']));
}
