import type { Family } from './catalogue/family';
import type { Transformation, TransformationParams } from './types';

/**
 * What a dataflow has in place of audiences and attributes before anything is activated. Activating
 * addresses places below it, so it is never left out. Source: destinations.yaml, the seed.
 */
export function emptyTransformation(family: Family): Transformation {
	const segmentSelectors = { selectors: [] };
	const params: TransformationParams =
		family === 'cloud'
			? { mandatoryFields: [], primaryFields: [], profileMapping: {}, segmentSelectors }
			: { profileSelectors: { selectors: [] }, segmentSelectors };
	return { name: 'GeneralTransform', params };
}
