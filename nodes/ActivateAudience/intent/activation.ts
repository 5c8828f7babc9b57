import type { Family } from '../../shared/adobe/catalogue/family';
import type { AudienceValue, PrimaryField, TransformationParams } from '../../shared/adobe/types';

/** One attribute or identity and the column it becomes. */
export interface AttributeRow {
	/** Path in the profile schema, or `identityMap.` and a namespace. */
	source: string;
	target: string;
}

/** What a dataflow exports, whatever way its destination stores it. */
export interface Activation {
	audiences: AudienceValue[];
	attributes: AttributeRow[];
	/** Sources of attributes without which a profile is not exported. */
	mandatory: string[];
	/** Deduplication keys. */
	keys: PrimaryField[];
}

/**
 * @param mapped the rows of the mapping set that a flow of the family `cloud` points to
 */
export function readActivation(
	params: TransformationParams | undefined,
	family: Family,
	mapped: AttributeRow[],
): Activation {
	const audiences = (params?.segmentSelectors?.selectors ?? []).map(({ value }) => value);
	if (family === 'cloud') {
		const { mandatoryFields = [], primaryFields = [] } = params ?? {};
		return { audiences, attributes: mapped, mandatory: mandatoryFields, keys: primaryFields };
	}
	const {
		selectors = [],
		mandatoryFields = [],
		primaryFields = [],
	} = params?.profileSelectors ?? {};
	const attributes = selectors.map(({ value }) => ({ source: value.path, target: value.path }));
	return { audiences, attributes, mandatory: mandatoryFields, keys: primaryFields };
}

/** External audiences are known by their own id and by Adobe's. */
export function isAudience({ id, systemSegmentId }: AudienceValue, wanted: string): boolean {
	return id === wanted || systemSegmentId === wanted;
}
