import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { readTime } from '../../../shared/adobe/panel/readTime';
import type { ItemCall } from '../../../shared/operations/operation';
import { filteredAudience } from '../audienceFilter';

export const NEWEST_FIRST = '-createdAt';

/** The schema has upper case, the samples have lower case, and the filters `inProgress` besides. */
const spellings: Record<string, string> = {
	success: 'Success,success',
	failed: 'Failed,failed',
	processing: 'Processing,processing,inProgress',
	waiting: 'Waiting,waiting',
};

/** Source: the page on sorting and filtering; values with commas between them are alternatives. */
export async function runFilters({
	context,
	api,
	parameters,
}: ItemCall<AdobeClient>): Promise<string[]> {
	const status = parameters.text('filters.status');
	const startedAfter = parameters.get<unknown>('filters.startedAfter', '');
	const audience = await filteredAudience(api, parameters);
	const filters: string[] = [];
	if (status !== '') {
		filters.push(`metrics.statusSummary.status==${spellings[status.toLowerCase()] ?? status}`);
	}
	if (startedAfter !== '' && startedAfter !== null && startedAfter !== undefined) {
		const ms = readTime(startedAfter, 'Started After', context.getTimezone());
		filters.push(`metrics.durationSummary.startedAtUTC>${ms}`);
	}
	if (audience.length > 0) {
		const ids = audience.map((id) => `segment:${id}`).join(',');
		filters.push(`metrics.recordSummary.targetSummaries[].entitySummaries[].id==${ids}`);
	}
	return filters;
}
