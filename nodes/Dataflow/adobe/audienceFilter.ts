import { AudienceDirectory } from '../../shared/adobe/audiences';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import type { ItemParameters } from '../../shared/operations/itemParameters';

/**
 * The ids under which dataflows and runs may know the audience of the filter: an external audience
 * is selected by its own id, not by Adobe's. Empty when the filter is.
 */
export async function filteredAudience(
	client: AdobeClient,
	parameters: ItemParameters,
): Promise<string[]> {
	const chosen = parameters.chosen('filters.audience');
	if (chosen.value === '') return [];
	// An id that was typed may be that of an audience that no longer exists.
	if (chosen.mode === 'id') return [chosen.value];
	const { id, audienceId = id } = await new AudienceDirectory(client).find(chosen);
	return [...new Set([id, audienceId])];
}
