import { familyOf } from './catalogue/connectionSpecs.ts';
import type { ConnectionSpec } from './catalogue/spec.ts';
import { endHandlers } from './flowEnds.ts';
import { isFields } from './json.ts';
import type { Fields } from './json.ts';
import { applicable, schemaFaults } from './jsonSchema.ts';
import { adobeProblem, Refused } from './problems.ts';

const cloudMode = 'Server-to-server';

function modeFaults(spec: ConnectionSpec, params: Fields): string[] {
	if (familyOf(spec.id) !== 'cloud' || params['mode'] === cloudMode) return [];
	return [`mode must be ${cloudMode}`];
}

function targetParams(spec: ConnectionSpec, given: unknown): Fields {
	const { targetSpec } = spec;
	if (!targetSpec) throw new Refused(adobeProblem.plain('Please provide a valid spec id'));
	const params = isFields(given) ? given : {};
	const schema = applicable(targetSpec.spec, params);
	const faults = [...modeFaults(spec, params), ...schemaFaults(schema, params)];
	if ('csvOptions' in params && params['fileType'] !== 'CSV') {
		const offersCsv = familyOf(spec.id) === 'cloud';
		if (offersCsv) faults.push('csvOptions applies to the file type CSV only');
	}
	if (faults.length === 0) return params;
	throw new Refused(adobeProblem.plain(`The target params are not valid: ${faults.join('; ')}`));
}

export const targetConnections = endHandlers({
	collection: 'targetConnections',
	flowField: 'targetConnectionIds',
	needsBase: true,
	content: (spec, { data, params }) => ({
		...(data === undefined ? {} : { data }),
		params: targetParams(spec, params),
	}),
});
