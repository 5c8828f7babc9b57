import type { JsonObject } from '../../../../../../../nodes/ApiBulkSender/engine/types';
import type { Dice } from '../../../properties/world';
import type { Told } from '../deeds';
import { plain } from '../../rules/words';

/** Fields that look like trouble and are none. */
const INNOCENT: ReadonlyArray<readonly [string, unknown]> = [
	['took', 9000],
	['request_id', 'r-1'],
	['links', { self: '/batches/7' }],
	['meta', { page: 1 }],
	['retry_on_failure', { attempts: 3 }],
	['errorsUrl', '/batches/7'],
	['failover', { region: 'eu' }],
	['conflict_resolution', { mode: 'merge' }],
	['error_rate', 0.01],
	['max_failures', 5000],
	['rejectUnauthorized', true],
	['createdAt', '2030-01-01T00:00:00Z'],
	['failedAt', null],
	['warnings', ['a city is written in two ways']],
];

/** Adds what servers put around the list of parts: true counts, true words, and noise. */
export function surround(
	top: JsonObject,
	told: readonly Told[],
	silent: boolean,
	dice: Dice,
): void {
	const add = (name: string, value: unknown) => {
		if (!Object.keys(top).some((key) => plain(key) === plain(name))) top[name] = value;
	};
	for (const [name, value] of INNOCENT) if (dice.chance(0.06)) add(name, value);
	const of = (does: string) => told.filter(({ deed }) => deed.does === does).length;
	const taken = of('takes');
	const refused = of('refuses');
	// Counts of what is neither taken nor refused for good would be read in two ways.
	if (taken + refused < told.length) return;
	if (dice.chance(0.2))
		add(dice.pick(['failed_count', 'numErrors', 'error_count', 'skipped']), refused);
	if (dice.chance(0.2)) add(dice.pick(['imported', 'num_processed', 'successCount']), taken);
	else if (dice.chance(0.1)) {
		const created = dice.upTo(taken);
		add('num_created', created);
		add('num_updated', taken - created);
	}
	if (dice.chance(0.2)) add(dice.pick(['received', 'total']), told.length);
	if (refused === 0) {
		if (dice.chance(0.2)) add(...dice.pick(GOOD));
	} else if (dice.chance(0.3)) {
		const [name, value] = dice.pick(taken > 0 ? PARTLY : NOT_AT_ALL);
		if (!silent || value !== true) add(name, value);
	}
}

const GOOD: ReadonlyArray<readonly [string, unknown]> = [
	['success', true],
	['status', 'ok'],
	['errors', false],
	['error', null],
	['message', 'All stored without errors'],
	['code', 200],
];
const NOT_AT_ALL: ReadonlyArray<readonly [string, unknown]> = [
	['success', false],
	['errors', true],
];
const PARTLY: typeof NOT_AT_ALL = [...NOT_AT_ALL, ['success', true], ['status', 'partial']];
