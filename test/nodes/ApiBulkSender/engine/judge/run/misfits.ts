import type { Dice } from '../../properties/world';
import type { Settings } from '../dialects/deeds';
import { mapSettings } from '../dialects/dialect';
import type { Scenario } from '../destination/scenario';

/** Settings that do not fit the destination, and what is wrong with them. */
export interface Misfit {
	name: string;
	settings: Settings;
}

/** What decides how requests are made; everything else says how answers are read. */
function sending({ settings }: Scenario): Settings {
	const { groupingLimit, bulkSupport = true, requestSplitPath, maxRetries, concurrency } = settings;
	const { stopWhenUnclear, baseDelay, successMeans } = settings;
	return {
		...mapSettings({}),
		...{ groupingLimit, bulkSupport, requestSplitPath, maxRetries, concurrency },
		...{ stopWhenUnclear, baseDelay, successMeans },
	};
}

const NOWHERE: Settings = { recordOutcome: 'field', successField: '$.nowhere' };

/** Settings of somebody who has not read what this API answers. */
const GUESSES: Readonly<Record<string, Settings>> = {
	'the defaults': {},
	'the request as a whole': { responseReports: 'wholeRequest' },
	'failed only, errors by index, if any': {
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.errors[*]',
		matchBy: 'index',
		responseIndexPath: '$.index',
		missingList: 'noneFailed',
	},
	'results by position': { responseSplitPath: '$.results[*]' },
	'isNotOneOf nowhere': {
		...NOWHERE,
		successCondition: 'isNotOneOf',
		successValues: 'failed',
	},
	'isEmpty nowhere': { ...NOWHERE, successCondition: 'isEmpty' },
};

/** Settings that fit but for one mistake; undefined where that would be none. */
type Mistake = (made: Scenario) => Settings | undefined;

const MISTAKES: Readonly<Record<string, Mistake>> = {
	'a misspelt list': ({ settings: { responseSplitPath = '', failureSplitPaths = '' } }) => {
		if (!/[a-z]/i.test(responseSplitPath)) return undefined;
		const misspelt = (paths: string) =>
			paths.replaceAll(/[a-z]+(?=(\[\*\]|\.\*|\._|,|$))/gi, '$&x');
		return {
			responseSplitPath: misspelt(responseSplitPath),
			failureSplitPaths: misspelt(failureSplitPaths),
		};
	},
	'a misspelt name': ({ dialect: { naming } }) =>
		naming.by === 'position'
			? undefined
			: { responseKeyPath: '$.noKey', responseIndexPath: '$.noIndex', indexPattern: '' },
	'no map': (made) => judges(made) && { ...mapSettings({}), recordOutcome: 'errorCode' },
	'isEmpty on a misspelt field': (made) =>
		judges(made) && { ...mapSettings({}), ...NOWHERE, successCondition: 'isEmpty' },
	position: (made) =>
		judges(made) && !made.settings.bulkSupport && !made.settings.responseSplitPath?.includes(',')
			? { matchBy: 'position' }
			: undefined,
};

/** Whether parts are judged one by one by what stands in them. */
function judges({ dialect, settings }: Scenario): true | undefined {
	const { responseReports = 'everyRecord', recordOutcome } = settings;
	const inParts = responseReports === 'everyRecord' && !dialect.whole;
	return (inParts && recordOutcome !== 'splitPath') || undefined;
}

export function anyMisfit(made: Scenario, dice: Dice): Misfit {
	const [mistake, change] = dice.pick(Object.entries(MISTAKES));
	const changed = dice.chance(0.4) ? change(made) : undefined;
	if (changed !== undefined) return { name: mistake, settings: { ...made.settings, ...changed } };
	const [guess, settings] = dice.pick(Object.entries(GUESSES));
	return { name: guess, settings: { ...sending(made), ...settings } };
}
