import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	scheduleMatrix,
	type ScheduleRow,
} from '../../../../nodes/ActivateAudience/schedule/matrix';
import { Activations, audiences, dayFromNow, GOLD, items } from '../support';

const adobe = new Activations();

const start = dayFromNow(5);
const end = dayFromNow(90);

/** The fields that show for a row, filled in. */
function fieldsOf({ exportMode, frequency, triggerType, startTime, endDate }: ScheduleRow) {
	return {
		exportMode,
		frequency,
		startDate: `${start}T00:00:00`,
		...(triggerType ? { triggerType } : {}),
		...(endDate ? { endDate: `${end}T00:00:00` } : {}),
		...(startTime ? { startTime: '13:00' } : {}),
	};
}

function expectedOf({ exportMode, frequency, triggerType, startTime, endDate }: ScheduleRow) {
	return {
		exportMode,
		schedule: {
			frequency,
			startDate: start,
			...(triggerType ? { triggerType } : {}),
			...(endDate ? { endDate: end } : {}),
			...(startTime ? { startTime: '13:00' } : {}),
		},
	};
}

const rows = scheduleMatrix.map(
	(row) => [row.exportMode, row.frequency, row.triggerType ?? '', row] as const,
);

async function add(parameters: INodeParameters, item?: IDataObject, timezone?: string) {
	const dataflowId = await adobe.empty('cloud');
	const { error, jsons } = await adobe.audience(
		'add',
		dataflowId,
		item ? { takenFrom: 'items', ...parameters } : { audiences: audiences(GOLD), ...parameters },
		{ ...(item ? { items: items({ audienceName: GOLD, ...item }) } : {}), timezone },
	);
	const [stored] = adobe.stored(dataflowId);
	return { error, warnings: jsons[0]?.warnings, stored };
}

describe.each(rows)('%s %s %s', (_mode, _frequency, _trigger, row) => {
	test('by fields, none of them empty', async () => {
		const { stored, warnings } = await add(fieldsOf(row));
		expect({ exportMode: stored.exportMode, schedule: stored.schedule }).toEqual(expectedOf(row));
		expect(warnings).toBeUndefined();
	});

	test('by an item, over fields that say otherwise', async () => {
		const { stored, warnings } = await add(
			{ exportMode: 'DAILY_FULL_EXPORT', frequency: 'ONCE', triggerType: 'SCHEDULED' },
			fieldsOf(row),
		);
		expect({ exportMode: stored.exportMode, schedule: stored.schedule }).toEqual(expectedOf(row));
		expect(warnings).toBeUndefined();
	});

	test('by an item that names mode and frequency only', async () => {
		const { exportMode, frequency } = row;
		const { stored } = await add(
			{ startTime: '13:00', startDate: start, endDate: end },
			{ exportMode, frequency },
		);
		const { schedule } = expectedOf({ ...row, triggerType: undefined, startTime: true });
		expect(stored).toMatchObject({ exportMode, schedule });
	});

	test('by expressions', async () => {
		const fields = fieldsOf(row);
		const asExpressions = Object.fromEntries(
			Object.entries(fields).map(([name, value]) => [name, `={{ "${value}" }}`]),
		);
		const { stored } = await add(asExpressions);
		expect({ exportMode: stored.exportMode, schedule: stored.schedule }).toEqual(expectedOf(row));
	});
});

test('the trigger of the fields counts where the item names none', async () => {
	const { stored } = await add(
		{ frequency: 'ONCE', triggerType: 'AFTER_SEGMENT_EVAL', endDate: end },
		{ frequency: 'DAILY', startDate: start },
	);
	expect(stored.schedule).toEqual({
		frequency: 'DAILY',
		triggerType: 'AFTER_SEGMENT_EVAL',
		startDate: start,
		// Hidden in the fields, since they say once.
	});
});

describe('a field that is hidden may still hold what was entered before', () => {
	test.each<[string, INodeParameters, string[]]>([
		['an end date', { frequency: 'ONCE', endDate: end }, ['endDate']],
		['a start time', { triggerType: 'AFTER_SEGMENT_EVAL', startTime: '13:00' }, ['startTime']],
		[
			'a trigger',
			{
				exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
				frequency: 'DAILY',
				triggerType: 'AFTER_SEGMENT_EVAL',
			},
			['triggerType'],
		],
	])('%s does not count', async (_, parameters, absent) => {
		const { stored, error } = await add(parameters);
		expect(error).toBeUndefined();
		for (const name of absent) expect(stored.schedule).not.toHaveProperty(name);
	});
});

describe('what is refused before anything is sent', () => {
	test.each<[string, INodeParameters, IDataObject | undefined]>([
		['End Date', { startDate: end, endDate: start }, undefined],
		['Start Date', { startDate: '2026-02-30' }, undefined],
		['Frequency', {}, { frequency: 'EVERY_3_HOURS' }],
		['Export Mode', {}, { exportMode: 'FULL' }],
		['Trigger', {}, { frequency: 'WEEKLY', triggerType: 'AFTER_SEGMENT_EVAL' }],
		['Start Time', {}, { startTime: '12:30' }],
	])('%s', async (field, parameters, item) => {
		const dataflowId = await adobe.empty('cloud');
		const { error } = await adobe.audience(
			'add',
			dataflowId,
			item ? { takenFrom: 'items', ...parameters } : { audiences: audiences(GOLD), ...parameters },
			item ? { items: items({ audienceName: GOLD, ...item }) } : {},
		);
		expect(error?.message).toContain(`'${field}'`);
		expect(adobe.writes).toEqual([]);
	});

	test('weekly exports to email marketing', async () => {
		const { error } = await adobe.audience('add', await adobe.empty('email'), {
			audiences: audiences(GOLD),
			frequency: 'WEEKLY',
		});
		expect(error?.message).toContain('which this destination does not take');
	});
});

describe("an hour in the workflow's time zone", () => {
	const local = { startTimeIn: 'workflow', frequency: 'DAILY', endDate: '2031-06-01' };

	test('becomes the hour of UTC, which is shown', async () => {
		const { stored, warnings } = await add(
			{ ...local, startTime: '08:00', startDate: '2030-07-01' },
			undefined,
			'Europe/Berlin',
		);
		expect(stored.schedule).toMatchObject({ startTime: '06:00', startDate: '2030-07-01' });
		expect(warnings).toEqual([
			expect.stringContaining('08:00 in Europe/Berlin is 06:00 UTC; the exports stay at 06:00 UTC'),
		]);
	});

	test('may be on the day before: both days move, with a warning', async () => {
		const { stored, warnings } = await add(
			{ ...local, startTime: '01:00', startDate: '2030-07-01' },
			undefined,
			'Europe/Berlin',
		);
		expect(stored.schedule).toMatchObject({
			startTime: '23:00',
			startDate: '2030-06-30',
			endDate: '2031-05-31',
		});
		expect(warnings).toHaveLength(2);
	});

	test('that is no whole hour of UTC is refused', async () => {
		const { error } = await add({ ...local, startTime: '08:00' }, undefined, 'Asia/Kolkata');
		expect(error?.message).toContain('which is 02:30 UTC');
	});

	test('counts for items as well, on the day that the item brings', async () => {
		const { stored } = await add(
			{ ...local, startTime: '01:00', startDate: '2030-01-10' },
			{ startDate: '2030-07-20', endDate: '2030-08-20' },
			'Europe/Berlin',
		);
		expect(stored.schedule).toMatchObject({
			startTime: '23:00',
			startDate: '2030-07-19',
			endDate: '2030-08-19',
		});
	});

	test('does not count for an hour that the item brings, which is in UTC', async () => {
		const { stored, warnings } = await add(
			{ ...local, startTime: '01:00', startDate: '2030-07-20' },
			{ startTime: '09:00' },
			'Europe/Berlin',
		);
		expect(stored.schedule).toMatchObject({ startTime: '09:00', startDate: '2030-07-20' });
		expect(warnings).toBeUndefined();
	});

	test('does not count where no start time applies', async () => {
		const { stored, warnings } = await add(
			{ ...local, triggerType: 'AFTER_SEGMENT_EVAL' },
			undefined,
			'Europe/Berlin',
		);
		expect(stored.schedule).not.toHaveProperty('startTime');
		expect(warnings).toBeUndefined();
	});
});

describe('file names through the panel', () => {
	test('the parts are joined', async () => {
		const parts = [
			{ part: 'DESTINATION' },
			{ part: 'text', text: 'weekly' },
			{ part: 'TIMESTAMP' },
		];
		const { stored } = await add({ fileName: 'parts', fileNameParts: { entries: parts } });
		expect(stored.filenameTemplate).toBe('%DESTINATION%_weekly_%TIMESTAMP%');
	});

	test('a template is spelled as Adobe does, and warnings are told', async () => {
		const { stored, warnings } = await add({
			fileName: 'template',
			filenameTemplate: '%segment_id%',
			endDate: end,
		});
		expect(stored.filenameTemplate).toBe('%SEGMENT_ID%');
		expect(warnings).toEqual([expect.stringContaining('neither date nor time')]);
	});

	test.each<[string, INodeParameters, string]>([
		['no parts', { fileName: 'parts' }, "'File Name Parts' is empty"],
		['no template', { fileName: 'template' }, "'File Name Template' is empty"],
		[
			'a macro of another family',
			{ fileName: 'template', filenameTemplate: '%DESTINATION_NAME%' },
			'holds %DESTINATION_NAME%',
		],
	])('%s is refused', async (_, parameters, message) => {
		expect((await add(parameters)).error?.message).toContain(message);
	});
});
