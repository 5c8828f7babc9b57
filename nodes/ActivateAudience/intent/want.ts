import type { AudienceValue } from '../../shared/adobe/types';

export type IfPresent = 'update' | 'skip' | 'fail';

/** One audience as it is to be in the dataflow. */
export interface AudienceWant {
	id: string;
	name?: string;
	/** Input items that ask for it. */
	items: number[];
	ifPresent: IfPresent;
	/** The settings that are asked for, to tell whether two wishes for it are the same. */
	asked: object;
	/** Whether it may be added; else it has to be there. */
	adds: boolean;
	/**
	 * What it becomes, given what it is.
	 *
	 * @throws InputError when that cannot be
	 */
	shape(existing: AudienceValue | undefined): AudienceValue;
}

/** One attribute as it is to be in the dataflow. */
export interface AttributeWant {
	/** As people name it: a calculated field by what it computes, or by its column. */
	source: string;
	/** The column that it gets. */
	target: string;
	/** Where it is exported already, it keeps the column that it has. */
	keepsColumn?: boolean;
	/** It cannot be made, only be there: a calculated field. */
	mustExist?: boolean;
	items: number[];
}

export interface RemovalWant {
	/** Of an audience its id, of an attribute what people call it. */
	id: string;
	name?: string;
	items: number[];
}

/** How a dataflow is to be changed. Everything it does not mention stays as it is. */
export interface Want {
	audiences: AudienceWant[];
	removeAudiences: RemovalWant[];
	attributes: AttributeWant[];
	removeAttributes: RemovalWant[];
	/** What becomes mandatory besides what is, by names like those of `attributes`. */
	addMandatory: string[];
	/** Deduplication keys besides those that are. */
	addKeys: string[];
	/** All mandatory attributes, in place of those that are. */
	mandatory?: string[];
	/** All deduplication keys, in place of those that are. */
	keys?: string[];
	/** The columns stand in the order of `attributes`. */
	ordersColumns: boolean;
	/** Audiences that are not wanted are removed. */
	mirrorAudiences: boolean;
	/** Attributes that are not wanted are removed. */
	mirrorAttributes: boolean;
}

export function emptyWant(): Want {
	return {
		audiences: [],
		removeAudiences: [],
		attributes: [],
		removeAttributes: [],
		addMandatory: [],
		addKeys: [],
		ordersColumns: false,
		mirrorAudiences: false,
		mirrorAttributes: false,
	};
}
