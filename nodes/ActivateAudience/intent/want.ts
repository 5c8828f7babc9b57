import type { AudienceValue, PrimaryField } from '../../shared/adobe/types';
import type { AttributeRow } from './activation';

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

export interface AttributeWant extends AttributeRow {
	items: number[];
}

export interface RemovalWant {
	/** Of an audience its id, of an attribute its source. */
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
	/** Sources that become mandatory besides those that are. */
	addMandatory: string[];
	/** Deduplication keys besides those that are. */
	addKeys: PrimaryField[];
	/** All mandatory attributes, in place of those that are. */
	mandatory?: string[];
	/** All deduplication keys, in place of those that are. */
	keys?: PrimaryField[];
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
		mirrorAudiences: false,
		mirrorAttributes: false,
	};
}
