import type { IDataObject } from 'n8n-workflow';

import type { Audience } from '../../shared/adobe/audiences';
import type { AudienceValue } from '../../shared/adobe/types';
import { InputError } from '../../shared/inputError';
import { readLocator, type Chosen } from '../../shared/operations/itemParameters';
import { readFileName } from '../fileName/readFileName';
import { isAudience } from '../intent/activation';
import { defaultFileName, fitFileName } from '../fileName/fileName';
import type { WantedSchedule } from '../schedule/types';
import type { AudienceWant, IfPresent } from '../intent/want';
import { audiencesIn } from './dataflow';
import { fitSchedule } from '../schedule/fitSchedule';
import { readWantedSchedule } from '../schedule/readSchedule';
import { jsonOf, takenFrom, textOf, today, type Reading } from './reading';

/** The audiences that the fields or the input item name. */
export function chosenAudiences(reading: Reading): Chosen[] {
	if (takenFrom(reading) === 'items') return audienceOfItem(reading);
	const rows = reading.parameters.rows<{ audience: unknown }>('audiences');
	return rows.map(({ audience }, row) => {
		const chosen = readLocator(audience);
		if (chosen.value !== '') return chosen;
		throw new InputError(
			'Audience',
			`'Audience' is empty in row ${row + 1} of 'Audiences'`,
			'Choose one, or remove the row',
		);
	});
}

function audienceOfItem(reading: Reading): Chosen[] {
	const json = jsonOf(reading);
	const id = textOf(json, 'audienceId');
	if (id !== '') return [{ mode: 'id', value: id }];
	const name = textOf(json, 'audienceName');
	return name === '' ? [] : [{ mode: 'name', value: name }];
}

/** How each of them is to be exported: schedule, file name and texts come from item and fields. */
export async function readAudienceWants(
	reading: Reading,
	ifPresent: IfPresent,
): Promise<AudienceWant[]> {
	const chosen = chosenAudiences(reading);
	if (chosen.length === 0) return [];
	const asked: Asked = {
		schedule: readWantedSchedule(reading),
		fileName: readWantedFileName(reading),
		texts: readTexts(reading),
	};
	const { dataflow, directory, item, warn } = reading;
	await directory.prepare(reading.context.getInputData().length);
	const wants: AudienceWant[] = [];
	for (const each of chosen) {
		const audience = await findAudience(each, reading);
		const id = flowId(audience);
		warnUnpublished(audience, warn);
		// Held against the rules now, so that what is wrong is refused before anything is sent.
		const present = audiencesIn(dataflow.flow).find((value) => isAudience(value, id));
		for (const warning of shaped(audience, asked, present, dataflow).warnings) warn(warning);
		wants.push({
			id,
			name: audience.name,
			items: [item],
			ifPresent,
			asked,
			adds: true,
			shape: (existing) => shaped(audience, asked, existing, dataflow).value,
		});
	}
	return wants;
}

/** One that is in the dataflow need not exist any more; another one must. */
async function findAudience(chosen: Chosen, { directory, dataflow }: Reading): Promise<Audience> {
	try {
		return await directory.find(chosen);
	} catch (error) {
		const present = audiencesIn(dataflow.flow).find((value) => isAudience(value, chosen.value));
		if (!(error instanceof InputError) || chosen.mode === 'name' || !present) throw error;
		return { id: present.id, name: present.name };
	}
}

interface Asked {
	schedule: WantedSchedule;
	/** '' for the one it has, or the one that fits the destination. */
	fileName: string;
	texts: Pick<AudienceValue, 'name' | 'description'>;
}

function readWantedFileName(reading: Reading): string {
	const ofItem =
		takenFrom(reading) === 'items'
			? textOf(jsonOf(reading), 'filenameTemplate', 'fileNameTemplate')
			: '';
	return ofItem || readFileName(reading.parameters);
}

/**
 * What the dataflow is to call the audience, and a note on it; only items bring them. An item that
 * was joined with the dataflow has that one's own name and description, which are not meant.
 */
function readTexts(reading: Reading): Asked['texts'] {
	if (takenFrom(reading) !== 'items') return {};
	const json = jsonOf(reading);
	const { flow } = reading.dataflow;
	const own = (column: 'name' | 'description') => {
		const text = textOf(json, column);
		return text === flow[column] ? '' : text;
	};
	const [name, description] = [own('name'), own('description')];
	return { ...(name ? { name } : {}), ...(description ? { description } : {}) };
}

function shaped(
	audience: Audience,
	{ schedule: wanted, fileName, texts }: Asked,
	existing: AudienceValue | undefined,
	{ destination }: Reading['dataflow'],
): { value: AudienceValue; warnings: string[] } {
	const { exportMode, schedule, warnings } = fitSchedule(wanted, existing, destination, today());
	const before = existing?.filenameTemplate;
	const usual = { template: before ?? defaultFileName(destination.family), warnings: [] };
	const name = fileName === '' ? usual : fitFileName(fileName, before, destination.family);
	return {
		value: {
			...(existing ?? identityOf(audience)),
			...texts,
			filenameTemplate: name.template,
			exportMode,
			schedule: schedule as IDataObject,
		},
		warnings: [...warnings, ...name.warnings],
	};
}

/** External audiences go by their own id and name Adobe's besides. Source: destinations.yaml. */
function identityOf(audience: Audience): AudienceValue {
	const { id, name, description, namespace } = audience;
	const external = isExternal(audience);
	return {
		id: flowId(audience),
		...(name ? { name } : {}),
		...(description ? { description } : {}),
		...(external ? { systemSegmentId: id } : {}),
		...(external && namespace ? { namespace } : {}),
	};
}

/** The id under which a dataflow knows an audience. */
export function flowId(audience: Audience): string {
	return isExternal(audience) ? (audience.audienceId ?? audience.id) : audience.id;
}

function isExternal({ id, audienceId, type }: Audience): boolean {
	return type === 'ExternalSegment' && audienceId !== undefined && audienceId !== id;
}

function warnUnpublished({ name, id, lifecycleState }: Audience, warn: Reading['warn']): void {
	if (lifecycleState === undefined || lifecycleState === 'published') return;
	warn(
		`The audience '${name ?? id}' is ${lifecycleState}: until it is published, nothing is exported`,
	);
}
