import { signs } from '../nodes/ApiBulkSender/engine/judge/rules/signs';
import { corpus, runRow, type CorpusRow, type CorpusSettings } from './corpus';

/** Settings that somebody may have who has not read what the API answers. */
const WRONG: Record<string, CorpusSettings> = {
	'the defaults': {},
	'the request as a whole': { responseReports: 'wholeRequest' },
	'failed only, a list by index that may be missing': {
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.errors[*]',
		matchBy: 'index',
		responseIndexPath: '$.index',
		missingList: 'noneFailed',
	},
	'results by position': { responseSplitPath: '$.results[*]' },
	'isNotOneOf on a path that finds nothing': {
		recordOutcome: 'field',
		successField: '$.nowhere',
		successCondition: 'isNotOneOf',
		successValues: 'failed',
	},
	'isEmpty on a path that finds nothing': {
		recordOutcome: 'field',
		successField: '$.nowhere',
		successCondition: 'isEmpty',
	},
};

/** 2xx answers of which it is known that not every record was taken. */
const refusing = corpus.filter(
	({ status, want }) =>
		status < 300 &&
		want.some((fates) => /[RTYNA]/.test(fates)) &&
		!want.some((fates) => /^S+$/.test(fates)),
);

/** What is sent decides whether it is one record; everything else is forgotten. */
function read(row: CorpusRow, wrong: CorpusSettings): Promise<string> {
	const { bulkSupport = true } = row.settings;
	return runRow({ ...row, settings: { ...wrong, bulkSupport } });
}

describe('answers with refusals, read under settings that do not fit', () => {
	it('are enough to prove something, and each bears a sign that anybody can read', () => {
		expect(refusing.length).toBeGreaterThan(30);
		const silent = refusing.filter(({ body, records }) => !signs(body, records.length));
		expect(silent.map(({ name }) => name)).toEqual([]);
	});

	it.each(Object.entries(WRONG))('%s: no refused record is called succeeded', async (_, wrong) => {
		const untrue: string[] = [];
		for (const row of refusing) {
			const fates = await read(row, wrong);
			const believed = [...fates].some(
				(fate, at) => fate === 'S' && !row.want.some((right) => right[at] === 'S'),
			);
			if (believed) untrue.push(`${row.name}: ${fates}, not ${row.want.join(' or ')}`);
		}
		expect(untrue).toEqual([]);
	});
});
