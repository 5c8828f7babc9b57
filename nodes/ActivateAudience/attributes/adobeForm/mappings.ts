import { isIdentity } from '../../../shared/adobe/identities';
import type { AttributeRow, Column } from '../row';

/** A mapping as Adobe gives it. Source: data-prep.yaml, whose samples have both spellings. */
export interface MappingRule {
	sourceType?: string;
	source?: string;
	destination?: string;
	sourceAttribute?: string;
	destinationXdmPath?: string;
	name?: string;
	description?: string;
}

/** What a mapping is written with; whatever else is read is Adobe's own. */
export type WrittenRule = Required<Pick<MappingRule, 'sourceType' | 'source' | 'destination'>> &
	Pick<MappingRule, 'name' | 'description'>;

export type Columns = Record<string, Column>;

const ATTRIBUTE = 'ATTRIBUTE';
/** Written by these names, read back by the others. */
const readAs: Record<string, string> = {
	'text/x.schema-path': ATTRIBUTE,
	'text/x.aep-xl': 'EXPRESSION',
	'text/plain': 'STATIC',
};

/** @param columns of the set's output schema, as far as they were read */
export function readRule(rule: MappingRule, columns: Columns = {}): AttributeRow {
	const { sourceType = ATTRIBUTE, name, description } = rule;
	const kind = readAs[sourceType] ?? sourceType;
	const target = rule.destination ?? rule.destinationXdmPath ?? '';
	const column = columns[target];
	const kept = {
		...(name === undefined ? {} : { name }),
		...(description === undefined ? {} : { description }),
		...(column === undefined ? {} : { column }),
	};
	return {
		source: rule.source ?? rule.sourceAttribute ?? '',
		target,
		...(kind === ATTRIBUTE ? {} : { calculated: kind }),
		...(Object.keys(kept).length > 0 ? { kept } : {}),
	};
}

export function writeRule({ source, target, calculated, kept }: AttributeRow): WrittenRule {
	const { name, description } = kept ?? {};
	return {
		sourceType: calculated ?? ATTRIBUTE,
		source,
		destination: target,
		...(name === undefined ? {} : { name }),
		...(description === undefined ? {} : { description }),
	};
}

/** An output schema as far as it matters here: what the destination brings along, and the columns. */
export type OutputSchema = Record<string, unknown> & { properties?: Columns };

export function writeOutputSchema(
	partner: OutputSchema,
	rows: readonly AttributeRow[],
): OutputSchema {
	const own = partner.properties ?? {};
	const columns = rows.map((row) => [
		row.target,
		row.kept?.column ?? own[row.target] ?? newColumn(row),
	]);
	return { type: 'object', ...partner, properties: { ...own, ...Object.fromEntries(columns) } };
}

/** That of an identity is a list of objects with an id. Source: the guide for file destinations. */
function newColumn({ source, target, calculated }: AttributeRow): Column {
	if (calculated !== undefined || !isIdentity(source)) return { title: target, type: 'string' };
	return {
		title: target,
		type: 'array',
		items: {
			type: 'object',
			properties: { id: { title: 'id', type: 'string', 'meta:xdmType': 'string' } },
			'meta:xdmType': 'object',
		},
		'meta:xdmType': 'array',
	};
}
