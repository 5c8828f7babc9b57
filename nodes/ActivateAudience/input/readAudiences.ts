import type { IDataObject } from 'n8n-workflow';

import type { Audience } from '../../shared/adobe/audiences';
import type { AudienceValue } from '../../shared/adobe/types';
import { InputError } from '../../shared/inputError';
import { readLocator, type Chosen } from '../../shared/operations/itemParameters';
import { readFileName } from '../fileName/readFileName';
import { isAudience } from '../intent/activation';
import { checkFileName, defaultFileName } from '../fileName/fileName';
import { type Schedule, scheduleLabels } from '../schedule/types';
import type { AudienceWant, IfPresent } from '../intent/want';
import { audiencesIn } from './dataflow';
import { fitSchedule, readWantedSchedule } from '../schedule/readSchedule';
import { jsonOf, takenFrom, textOf, type Reading } from './reading';

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

/** How each of them is to be exported: schedule and file name come from item and fields. */
export async function readAudienceWants(
	reading: Reading,
	ifPresent: IfPresent,
): Promise<AudienceWant[]> {
	const chosen = chosenAudiences(reading);
	if (chosen.length === 0) return [];
	const wantedSchedule = readWantedSchedule(reading);
	const fileName = readWantedFileName(reading);
	const { dataflow, directory, item, warn } = reading;
	await directory.prepare(reading.context.getInputData().length);
	const wants: AudienceWant[] = [];
	for (const each of chosen) {
		const audience = await directory.find(each);
		const id = flowId(audience);
		warnUnpublished(audience, warn);
		// Held against the rules now, so that a wrong schedule is refused before anything is sent.
		const present = audiencesIn(dataflow.flow).find((value) => isAudience(value, id));
		for (const warning of fitSchedule(wantedSchedule, present, dataflow).warnings) warn(warning);
		wants.push({
			id,
			name: audience.name,
			items: [item],
			ifPresent,
			asked: { wantedSchedule, fileName },
			adds: true,
			shape: (existing) =>
				shapeAudience(audience, fileName, existing, dataflow, () =>
					fitSchedule(wantedSchedule, existing, dataflow),
				),
		});
	}
	return wants;
}

function readWantedFileName(reading: Reading): string {
	const ofItem =
		takenFrom(reading) === 'items'
			? textOf(jsonOf(reading), 'filenameTemplate', 'fileNameTemplate')
			: '';
	const template = ofItem || readFileName(reading.parameters);
	if (template === '') return '';
	const checked = checkFileName(template, reading.dataflow.destination.family);
	for (const warning of checked.warnings) reading.warn(warning);
	return checked.template;
}

function shapeAudience(
	audience: Audience,
	fileName: string,
	existing: AudienceValue | undefined,
	{ destination }: Reading['dataflow'],
	fit: () => ReturnType<typeof fitSchedule>,
): AudienceValue {
	const { exportMode, schedule } = fit();
	return {
		...(existing ?? identityOf(audience)),
		filenameTemplate: fileName || existing?.filenameTemplate || defaultFileName(destination.family),
		exportMode,
		schedule: mergedSchedule(existing?.schedule, schedule),
	};
}

/** Fields of Adobe's own stay, and so does a trigger that only says what happens anyway. */
function mergedSchedule(existing: IDataObject = {}, { ...wanted }: Schedule): IDataObject {
	const own = Object.entries(existing).filter(([name]) => !(name in scheduleLabels));
	const trigger =
		wanted.triggerType === undefined && existing.triggerType === 'SCHEDULED'
			? { triggerType: 'SCHEDULED' }
			: {};
	return { ...Object.fromEntries(own), ...trigger, ...wanted };
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
