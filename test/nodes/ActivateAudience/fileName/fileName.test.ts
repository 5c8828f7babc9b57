import fc from 'fast-check';

import {
	buildFileName,
	checkFileName,
	defaultFileName,
	fitFileName,
	type FileNamePart,
} from '../../../../nodes/ActivateAudience/fileName/fileName';
import { fileNameMacros } from '../../../../nodes/ActivateAudience/fileName/macros';
import type { Family } from '../../../../nodes/shared/adobe/catalogue/family';
import { fieldOr, refusalOf } from '../schedule/refusal';

const FIELD = 'File Name Template';
const DATE_TIME = 'DATETIME(YYYYMMdd_HHmmss)';
const families: Family[] = ['cloud', 'legacyCloud', 'email'];

/** The documents' lists, written out again. */
const known: Record<Family, string[]> = {
	cloud: [
		'DESTINATION',
		'SEGMENT_ID',
		'SEGMENT_NAME',
		'DESTINATION_INSTANCE_ID',
		'DESTINATION_INSTANCE_NAME',
		'ORGANIZATION_NAME',
		'SANDBOX_NAME',
		DATE_TIME,
		'TIMESTAMP',
	],
	legacyCloud: ['DESTINATION_NAME', 'SEGMENT_ID', 'SEGMENT_NAME', DATE_TIME, 'TIMESTAMP'],
	email: ['DESTINATION_NAME', 'SEGMENT_ID', 'SEGMENT_NAME', DATE_TIME, 'TIMESTAMP'],
};
const everyMacro = [...new Set(families.flatMap((family) => known[family]))];

const macro = fc.constantFrom(...everyMacro).map((name) => ({ macro: name }));
const text = fc.stringMatching(/^[a-z0-9 .-]{0,12}$/).map((each) => ({ text: each }));
const longText = fc.integer({ min: 150, max: 300 }).map((length) => ({ text: 'x'.repeat(length) }));
const parts: fc.Arbitrary<FileNamePart[]> = fc.array(
	fc.oneof(
		{ weight: 6, arbitrary: macro },
		{ weight: 3, arbitrary: text },
		{ weight: 1, arbitrary: longText },
	),
	{ minLength: 1, maxLength: 6 },
);

/** Whether a template of these parts may be sent, by the rules in prose. */
function isAllowed(list: FileNamePart[], template: string, family: Family): boolean {
	const used = list.flatMap((part) => ('macro' in part ? part.macro : []));
	if (template.trim() === '' || template.trim().length > 255) return false;
	if (used.some((name) => !known[family].includes(name))) return false;
	if (used.includes('TIMESTAMP') && used.includes(DATE_TIME)) return false;
	return family === 'cloud' || (used.includes('DESTINATION_NAME') && used.includes('SEGMENT_ID'));
}

test('templates of parts are taken or refused as the documents say', () => {
	const seen = { taken: 0, refused: 0 };
	fc.assert(
		fc.property(parts, fc.constantFrom(...families), (list, family) => {
			const template = buildFileName(list);
			const answer = fieldOr(() => checkFileName(template, family));
			if (!isAllowed(list, template, family)) {
				seen.refused++;
				return expect(answer).toBe(FIELD);
			}
			seen.taken++;
			const timed = template.includes('%DATETIME(') || template.includes('%TIMESTAMP%');
			const overwrite = expect.stringContaining('may overwrite');
			expect(answer).toEqual({ template: template.trim(), warnings: timed ? [] : [overwrite] });
		}),
		{ numRuns: 3000 },
	);
	expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(300);
});

test('what was checked once stays the same', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 60 }), fc.constantFrom(...families), (name, family) => {
			const around = `%DESTINATION${family === 'cloud' ? '' : '_NAME'}%%segment id%${name}`;
			const answer = fieldOr(() => checkFileName(around, family));
			if (typeof answer === 'string') return;
			expect(checkFileName(answer.template, family)).toEqual(answer);
		}),
		{ numRuns: 1000 },
	);
});

test.each(families)('the picker and the default of %s', (family) => {
	const macros = fileNameMacros[family];
	expect(macros.map(({ name }) => name)).toEqual(known[family]);
	const mandatory = macros.filter((each) => each.mandatory).map(({ name }) => name);
	expect(mandatory).toEqual(family === 'cloud' ? [] : ['DESTINATION_NAME', 'SEGMENT_ID']);
	const template = defaultFileName(family);
	expect(checkFileName(template, family)).toEqual({ template, warnings: [] });
});

test('the default names of the documents', () => {
	expect(defaultFileName('cloud')).toBe(`%DESTINATION%_%SEGMENT_ID%_%${DATE_TIME}%`);
	expect(defaultFileName('email')).toBe(`%DESTINATION_NAME%_%SEGMENT_ID%_%${DATE_TIME}%`);
});

test('parts are joined by the separator, empty ones skipped', () => {
	const list = [{ macro: 'SEGMENT_ID' }, { text: '' }, { text: 'weekly' }];
	expect(buildFileName(list)).toBe('%SEGMENT_ID%_weekly');
	expect(buildFileName(list, '-')).toBe('%SEGMENT_ID%-weekly');
	expect(buildFileName([])).toBe('');
});

const MANDATORY = '%DESTINATION_NAME%_%SEGMENT_ID%';

test.each<[string, Family, string, string]>([
	['', 'cloud', 'is empty', defaultFileName('cloud')],
	['%SEGMENT_ID%', 'email', 'lacks %DESTINATION_NAME%, which', defaultFileName('email')],
	['x_%TIMESTAMP%', 'legacyCloud', 'lacks %DESTINATION_NAME%, %SEGMENT_ID%, which', 'Add it'],
	['%DESTINATION_NAME%', 'cloud', 'holds %DESTINATION_NAME%', 'Write %DESTINATION% instead'],
	['%DESTINATION%', 'email', 'holds %DESTINATION%', 'Write %DESTINATION_NAME% instead'],
	['%sandbox_name%', 'email', 'holds %SANDBOX_NAME%', 'knows %DESTINATION_NAME%, %SEGMENT_ID%'],
	['%SEGMENT_ID', 'cloud', 'has a percent sign without', '%SEGMENT_ID%'],
	['SEGMENT_ID%_%TIMESTAMP', 'cloud', 'has a percent sign without', '%SEGMENT_ID%'],
	['%%', 'cloud', 'has a percent sign without', '%SEGMENT_ID%'],
	[`${MANDATORY}_${DATE_TIME}`, 'email', 'holds DATETIME without', `Write %${DATE_TIME}%`],
	['datetime (x)', 'cloud', 'holds DATETIME without', `Write %${DATE_TIME}%`],
	[`%${DATE_TIME}%%TIMESTAMP%`, 'cloud', 'holds both DATETIME and TIMESTAMP', 'Remove one'],
	['%DATETIME(yyyy)%%timestamp%', 'cloud', 'holds both DATETIME and TIMESTAMP', 'Remove one'],
	['x'.repeat(256), 'cloud', 'has 256 characters, but Adobe takes at most 255', 'Shorten'],
	['a\nb', 'cloud', 'contains a line break', 'Use letters'],
])('%j is refused for %s', (template, family, what, advice) => {
	const { field, message, description } = refusalOf(() => checkFileName(template, family));
	expect(field).toBe(FIELD);
	expect(message.startsWith(`'${FIELD}' ${what}`)).toBe(true);
	expect(description).toContain(advice);
});

test('exactly the characters that file systems refuse are refused', () => {
	for (let code = 32; code < 127; code++) {
		const character = String.fromCharCode(code);
		if (character === '%') continue;
		const answer = fieldOr(() => checkFileName(`a${character}b%TIMESTAMP%`, 'cloud'));
		const refused = '/\\:*?"<>|'.includes(character);
		expect(answer).toEqual(
			refused ? FIELD : { template: `a${character}b%TIMESTAMP%`, warnings: [] },
		);
	}
});

test.each([
	['  %segment_id%_%Timestamp% ', '%SEGMENT_ID%_%TIMESTAMP%'],
	['%segment id%_%date-time%_%TIMESTAMP%', '%SEGMENT_ID%_%date-time%_%TIMESTAMP%'],
	['%DATETIME%', `%${DATE_TIME}%`],
	['%datetime()%', `%${DATE_TIME}%`],
	['%DateTime(yyyymmdd_hhmmss)%', `%${DATE_TIME}%`],
])('%j is spelled %j', (template, spelled) => {
	expect(checkFileName(template, 'cloud').template).toBe(spelled);
});

test('custom text between percent signs and undocumented formats are pointed out', () => {
	const custom = `%DESTINATION_NAME%_%SEGMENT_ID%_%TIMESTAMP%_%this is custom text%`;
	expect(checkFileName(custom, 'legacyCloud')).toEqual({
		template: custom,
		warnings: [
			`'%this is custom text%' in '${FIELD}' is not a macro of this destination, so it is taken as custom text`,
		],
	});
	expect(checkFileName('%datetime(YYYY)%', 'cloud')).toEqual({
		template: '%DATETIME(YYYY)%',
		warnings: [expect.stringContaining(`the documented one is %${DATE_TIME}%`)],
	});
	expect(checkFileName('x'.repeat(255), 'cloud').template).toHaveLength(255);
});

test('a name that is there already is not judged, another one is', () => {
	const odd = '%SEGMENT_NAME%_of somebody else';
	expect(refusalOf(() => checkFileName(odd, 'email')).field).toBe(FIELD);
	expect(fitFileName(odd, odd, 'email')).toEqual({ template: odd, warnings: [] });
	expect(refusalOf(() => fitFileName(odd, 'another', 'email')).field).toBe(FIELD);
});
