import type { AttributeRow } from '../attributes/row';
import { triggerOf } from '../schedule/fitSchedule';
import type { AudienceValue } from '../../shared/adobe/types';
import { keysIn, mandatoryIn, type Activation } from './activation';

const audienceColumns = [
	'audienceId',
	'audienceName',
	'exportMode',
	'frequency',
	'triggerType',
	'startDate',
	'endDate',
	'startTime',
	'filenameTemplate',
	'description',
] as const;
const attributeColumns = ['attribute', 'targetColumn', 'mandatory', 'deduplicationKey'] as const;

type Column = (typeof audienceColumns)[number] | (typeof attributeColumns)[number];

/** One audience or attribute by the columns that input items may have; those of the others are ''. */
export type TableRow = Record<Column, string | boolean>;

const empty = Object.fromEntries(
	[...audienceColumns, ...attributeColumns].map((column) => [column, '']),
) as TableRow;

/** What a dataflow exports as rows of a table; read back, they ask for nothing else. */
export function tableRows(activation: Activation): TableRow[] {
	const mandatory = mandatoryIn(activation);
	const keys = keysIn(activation);
	return [
		...activation.audiences.map(audienceRow),
		...activation.attributes.map((row) => attributeRow(row, mandatory, keys)),
	];
}

function audienceRow(value: AudienceValue): TableRow {
	const { id, name, schedule = {}, exportMode, filenameTemplate, description } = value;
	const { frequency, startDate, endDate, startTime } = schedule;
	const triggerType = triggerOf(schedule);
	return {
		...empty,
		audienceId: id,
		...texts({ audienceName: name, exportMode, filenameTemplate, description }),
		...texts({ frequency, triggerType, startDate, endDate, startTime }),
	};
}

function attributeRow(
	{ source, target }: AttributeRow,
	mandatory: string[],
	keys: string[],
): TableRow {
	return {
		...empty,
		attribute: source,
		targetColumn: target,
		mandatory: mandatory.includes(source),
		deduplicationKey: keys.includes(source),
	};
}

function texts(values: Partial<Record<Column, unknown>>): Partial<TableRow> {
	return Object.fromEntries(
		Object.entries(values).map(([column, value]) => [
			column,
			value === undefined ? '' : String(value),
		]),
	);
}
