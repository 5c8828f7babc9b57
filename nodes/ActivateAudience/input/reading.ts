import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { AudienceDirectory } from '../../shared/adobe/audiences';
import type { ProfileDirectory } from '../../shared/adobe/profileDirectory';
import type { ItemParameters } from '../../shared/operations/itemParameters';
import type { TakenFrom } from '../fields/audiences';
import type { Dataflow } from './dataflow';

/** What is at hand when the wishes of one input item are read. */
export interface Reading {
	context: IExecuteFunctions;
	item: number;
	parameters: ItemParameters;
	dataflow: Dataflow;
	directory: AudienceDirectory;
	profile: ProfileDirectory;
	/** One of the audiences or attributes that the item of the node before lists, in place of the item. */
	row?: IDataObject;
	/** Told to people; nothing is refused because of it. */
	warn(warning: string): void;
}

export const takenFrom = ({ parameters, row }: Reading): TakenFrom =>
	row === undefined ? parameters.get<TakenFrom>('takenFrom', 'fields') : 'items';

export const jsonOf = ({ context, item, row }: Reading): IDataObject =>
	row ?? context.getInputData()[item].json;

/** Today in UTC, `YYYY-MM-DD`, as Adobe counts. */
export const today = () => new Date().toISOString().slice(0, 10);

/** A value of an input item as text, '' when it is absent. */
export function textOf(json: IDataObject, ...names: string[]): string {
	for (const name of names) {
		const value = json[name] as unknown;
		if (value === undefined || value === null) continue;
		const text = isDate(value) ? value.toISOString() : String(value).trim();
		if (text !== '') return text;
	}
	return '';
}

/** Nodes of databases give dates as objects, which n8n shows as ISO texts. */
function isDate(value: unknown): value is Date {
	return value instanceof Date && !Number.isNaN(value.getTime());
}

/** Booleans of tables come in many spellings. */
export function flagOf(json: IDataObject, name: string): boolean {
	return ['true', 'yes', '1', 'x'].includes(textOf(json, name).toLowerCase());
}
