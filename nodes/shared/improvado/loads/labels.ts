import { idText } from '../ids';
import type { DataTable, Load } from '../types';

/** What people call a data table. */
export function tableTitle({ id, title, name }: DataTable): string {
	return title?.trim() || name?.trim() || idText(id);
}

/** A load has no title: where it leads to, and where it comes from. */
export function loadLabel({ id, destination_table: target, data_table: table }: Load): string {
	const label = target?.trim() || idText(id);
	return table ? `${label} (${tableTitle(table)})` : label;
}

/** What the state of a load means, in a sentence. */
export function loadSentence(load: Load): string {
	const { id, destination_table: target, status, error_text: reason } = load;
	const name = target?.trim() ? `The load into '${target.trim()}'` : `Load '${idText(id)}'`;
	const text = (reason ?? '').trim().replace(/\.$/, '');
	const said = text === '' ? '' : `: ${text}`;
	return `${name} has ${status ? `the status '${status}'` : 'no status'}${said}.`;
}
