import { buildSchedule } from '../../../../nodes/ActivateAudience/schedule/buildSchedule';
import {
	endDateApplies,
	frequenciesOf,
	startTimeApplies,
	triggersOf,
	type ExportMode,
	type Frequency,
	type TriggerType,
} from '../../../../nodes/ActivateAudience/schedule/matrix';
import type { WantedSchedule } from '../../../../nodes/ActivateAudience/schedule/types';
import type { Family, Storage } from '../../../../nodes/shared/adobe/catalogue/family';
import { fieldOr, refusalOf } from './refusal';

const TODAY = '2026-11-22';
const S3 = { family: 'cloud', storage: 'amazonS3' } as const;

const modes = ['DAILY_FULL_EXPORT', 'FIRST_FULL_THEN_INCREMENTAL', 'INCREMENTAL', ''];
const hourly = ['EVERY_3_HOURS', 'EVERY_6_HOURS', 'EVERY_8_HOURS', 'EVERY_12_HOURS'];
const frequencies = ['ONCE', 'DAILY', 'WEEKLY', 'MONTHLY', ...hourly, 'EVERY_HOUR', ''];
const triggers = ['SCHEDULED', 'AFTER_SEGMENT_EVAL', 'CHAINED', '', undefined];
const families: Family[] = ['cloud', 'legacyCloud', 'email'];
const storages: Storage[] = [
	'amazonS3',
	'azureBlob',
	'sftp',
	'adlsGen2',
	'dataLandingZone',
	'googleCloudStorage',
	'adobeCampaign',
	'oracleEloqua',
	'oracleResponsys',
	'salesforceMarketingCloud',
	'other',
];
const places = families.flatMap((family) => storages.map((storage) => ({ family, storage })));

/** The rules in prose order, written without the table: the refused field or the answer. */
function oracle(wanted: WantedSchedule, { family, storage }: (typeof places)[number]) {
	const { exportMode, frequency, triggerType = '', startTime, endDate } = wanted;
	const full = exportMode === 'DAILY_FULL_EXPORT';
	if (!full && exportMode !== 'FIRST_FULL_THEN_INCREMENTAL') return 'Export Mode';

	const slow = frequency === 'WEEKLY' || frequency === 'MONTHLY';
	const files = ['amazonS3', 'azureBlob', 'dataLandingZone', 'googleCloudStorage', 'sftp', 'other'];
	if (full) {
		if (slow && (family === 'email' || !files.includes(storage))) return 'Frequency';
		if (!slow && frequency !== 'ONCE' && frequency !== 'DAILY') return 'Frequency';
	} else if (frequency !== 'DAILY' && !hourly.includes(frequency)) return 'Frequency';

	if (!full && triggerType !== '' && triggerType !== 'SCHEDULED') return 'Trigger';
	if (full && triggerType !== 'SCHEDULED' && (slow || triggerType !== 'AFTER_SEGMENT_EVAL')) {
		return 'Trigger';
	}
	const timed = triggerType !== 'AFTER_SEGMENT_EVAL';
	if (timed !== (startTime !== undefined)) return 'Start Time';

	const ends = frequency !== 'ONCE';
	const warnings: string[] = [];
	if (slow && storage === 'other') warnings.push('not known');
	if (ends && endDate === undefined) warnings.push("'End Date' is empty");
	if (!ends && endDate !== undefined) warnings.push("'End Date' was left out");
	const schedule: Record<string, string> = { frequency, startDate: '2026-12-01' };
	if (full) schedule.triggerType = triggerType;
	if (timed) schedule.startTime = '17:00';
	if (ends && endDate !== undefined) schedule.endDate = endDate;
	return { exportMode, schedule, warnings };
}

test('every combination is built or refused as the matrix says', () => {
	let built = 0;
	let refused = 0;
	const optional = <T>(value: T) => [value, undefined];
	for (const exportMode of modes)
		for (const frequency of frequencies)
			for (const triggerType of triggers)
				for (const startTime of optional('17:00'))
					for (const endDate of optional('2026-12-24'))
						for (const place of places) {
							const startDate = '2026-12-01';
							const wanted = { exportMode, frequency, triggerType, startDate, startTime, endDate };
							const expected = oracle(wanted, place);
							const answer = fieldOr(() => buildSchedule(wanted, place, TODAY));
							if (typeof expected === 'string' || typeof answer === 'string') {
								if (answer !== expected) expect({ wanted, place, answer }).toEqual(expected);
								refused++;
								continue;
							}
							expect(answer).toEqual({
								...expected,
								warnings: expected.warnings.map((each) => expect.stringContaining(each)),
							});
							expect('triggerType' in answer.schedule).toBe(exportMode === modes[0]);
							built++;
						}
	expect({ built, refused }).toEqual({ built: 1302, refused: 25098 });
});

test('the panel shows exactly the fields that a schedule takes', () => {
	const other = (mode: ExportMode) => frequenciesOf(mode, { family: 'email', storage: 'other' });
	expect(frequenciesOf('DAILY_FULL_EXPORT')).toEqual(['ONCE', 'DAILY', 'WEEKLY', 'MONTHLY']);
	expect(other('DAILY_FULL_EXPORT')).toEqual(['ONCE', 'DAILY']);
	expect(other('FIRST_FULL_THEN_INCREMENTAL')).toEqual(['DAILY', ...hourly]);
	const place = { family: 'cloud', storage: 'other' } as const;
	for (const exportMode of modes.slice(0, 2) as ExportMode[])
		for (const frequency of frequenciesOf(exportMode)) {
			const full = exportMode === 'DAILY_FULL_EXPORT';
			const choices: Array<TriggerType | undefined> = full
				? ['SCHEDULED', 'AFTER_SEGMENT_EVAL']
				: [undefined];
			const taken = choices.filter((triggerType) => {
				const isTaken = (startTime?: string) =>
					typeof oracle({ exportMode, frequency, triggerType, startTime }, place) !== 'string';
				expect(startTimeApplies(exportMode, frequency, triggerType)).toBe(isTaken('17:00'));
				return isTaken('17:00') || isTaken();
			});
			expect(triggersOf(exportMode, frequency)).toEqual(full ? taken : []);
			expect(endDateApplies(exportMode, frequency)).toBe(frequency !== 'ONCE');
		}
	expect(startTimeApplies('DAILY_FULL_EXPORT', 'EVERY_3_HOURS', 'SCHEDULED')).toBe(false);
});

describe('spelling', () => {
	test.each<[string, Frequency]>([
		['every 6 hours', 'EVERY_6_HOURS'],
		['Every-12-Hours', 'EVERY_12_HOURS'],
		['  daily ', 'DAILY'],
	])('%s is %s', (frequency, spelled) => {
		const wanted = { exportMode: 'first full then incremental', frequency, startTime: '7' };
		const { exportMode, schedule } = buildSchedule(wanted, S3, TODAY);
		expect(exportMode).toBe('FIRST_FULL_THEN_INCREMENTAL');
		expect(schedule).toMatchObject({ frequency: spelled, startTime: '07:00' });
	});

	test('the trigger too', () => {
		const wanted = {
			exportMode: 'daily-full-export',
			frequency: 'once',
			triggerType: 'after segment eval',
		};
		const trigger: TriggerType = 'AFTER_SEGMENT_EVAL';
		expect(buildSchedule(wanted, S3, TODAY).schedule.triggerType).toBe(trigger);
	});
});

describe('sentences', () => {
	const full = { exportMode: 'DAILY_FULL_EXPORT', frequency: 'DAILY', triggerType: 'SCHEDULED' };
	const incremental = { exportMode: 'FIRST_FULL_THEN_INCREMENTAL', frequency: 'DAILY' };
	const email = { family: 'email', storage: 'oracleEloqua' } as const;
	const refused = (wanted: WantedSchedule, place: (typeof places)[number] = S3) => {
		const { message, description } = refusalOf(() => buildSchedule(wanted, place, TODAY));
		return [message, description];
	};

	test.each([
		[
			{ ...full, exportMode: 'full' },
			"'Export Mode' is 'full', which Adobe does not know",
			'Choose DAILY_FULL_EXPORT or FIRST_FULL_THEN_INCREMENTAL',
		],
		[
			{ ...full, frequency: 'EVERY_HOUR' },
			"'Frequency' is 'EVERY_HOUR', which Adobe does not know",
			'With the export mode DAILY_FULL_EXPORT, this destination takes ONCE, DAILY, WEEKLY or MONTHLY',
		],
		[
			{ ...incremental, frequency: 'once' },
			"'Frequency' is ONCE, which does not go with the export mode FIRST_FULL_THEN_INCREMENTAL",
			'With the export mode FIRST_FULL_THEN_INCREMENTAL, this destination takes DAILY, EVERY_3_HOURS, EVERY_6_HOURS, EVERY_8_HOURS or EVERY_12_HOURS',
		],
		[
			{ ...full, triggerType: 'CHAINED' },
			"'Trigger' is 'CHAINED', which Adobe does not know",
			'With the export mode DAILY_FULL_EXPORT and the frequency DAILY, choose SCHEDULED or AFTER_SEGMENT_EVAL',
		],
		[
			{ ...full, frequency: 'WEEKLY', triggerType: 'AFTER_SEGMENT_EVAL' },
			"'Trigger' is AFTER_SEGMENT_EVAL, which does not go with the export mode DAILY_FULL_EXPORT and the frequency WEEKLY",
			'With the export mode DAILY_FULL_EXPORT and the frequency WEEKLY, choose SCHEDULED',
		],
		[
			{ ...incremental, triggerType: 'AFTER_SEGMENT_EVAL' },
			"'Trigger' is AFTER_SEGMENT_EVAL, which does not go with the export mode FIRST_FULL_THEN_INCREMENTAL",
			"Leave 'Trigger' empty; these exports start at the hour in 'Start Time'",
		],
		[
			{ ...full, triggerType: 'AFTER_SEGMENT_EVAL', startTime: '17:00' },
			"'Start Time' is 17:00, but with the trigger AFTER_SEGMENT_EVAL the export starts when the daily evaluation of audiences is done",
			"Leave 'Start Time' empty, or choose SCHEDULED in 'Trigger'",
		],
		[full, "'Start Time' is empty", 'Give the hour in UTC at which the export starts, e.g. 17:00'],
	])('%j', (wanted, ...sentences) => {
		expect(refused(wanted)).toEqual(sentences);
	});

	test('a frequency that other destinations take', () => {
		expect(refused({ ...full, frequency: 'weekly' }, email)).toEqual([
			"'Frequency' is WEEKLY, which this destination does not take",
			'With the export mode DAILY_FULL_EXPORT, this destination takes ONCE or DAILY',
		]);
	});
});
