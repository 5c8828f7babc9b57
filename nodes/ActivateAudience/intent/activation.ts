import { readMandatory } from '../attributes/adobeForm/marks';
import { readSelector } from '../attributes/adobeForm/selectors';
import { nameOfKey } from '../attributes/deduplicationKey';
import type { AttributeRow } from '../attributes/row';
import type { Family } from '../../shared/adobe/catalogue/family';
import { isIdentity } from '../../shared/adobe/identities';
import type { AudienceValue, PrimaryField, TransformationParams } from '../../shared/adobe/types';

/** What a dataflow exports, whatever way its destination stores it. */
export interface Activation {
	audiences: AudienceValue[];
	/** In the order of the columns. */
	attributes: AttributeRow[];
	/** Sources without which a profile is not exported, as far as Adobe writes them down. */
	mandatory: string[];
	/** Deduplication keys, likewise. */
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
	const { profileSelectors } = params ?? {};
	const isCloud = family === 'cloud';
	const attributes = isCloud ? mapped : (profileSelectors?.selectors ?? []).map(readSelector);
	const { mandatoryFields = [], primaryFields: keys = [] } =
		(isCloud ? params : profileSelectors) ?? {};
	return {
		audiences,
		attributes,
		mandatory: readMandatory(mandatoryFields, attributes, keys),
		keys,
	};
}

/** External audiences are known by their own id and by Adobe's. */
export function isAudience({ id, systemSegmentId }: AudienceValue, wanted: string): boolean {
	return id === wanted || systemSegmentId === wanted;
}

/** Identities that are exported: mandatory and key by themselves, written down or not. */
export function identitiesIn({ attributes }: Activation): string[] {
	return attributes
		.filter(({ source, calculated }) => calculated === undefined && isIdentity(source))
		.map(({ source }) => source);
}

/** All sources without which a profile is not exported. */
export function mandatoryIn(activation: Activation): string[] {
	return [...new Set([...activation.mandatory, ...identitiesIn(activation)])];
}

/** The sources of all deduplication keys. */
export function keysIn(activation: Activation): string[] {
	return [...new Set([...activation.keys.map(nameOfKey), ...identitiesIn(activation)])];
}
