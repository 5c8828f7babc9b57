import type { Exchange } from '../destination/exchange';
import type { Evidence } from './run';

/** A run as a person reads it who has to find out who is wrong. */
export function transcript({ scenario, settings, exchanges }: Evidence): string {
	const { seed, family, dialect, records } = scenario;
	return [
		`JUDGE_RUNS=1 JUDGE_SEED=${seed}: ${family}, ${dialect.name}`,
		JSON.stringify(settings),
		records.map((record) => JSON.stringify(record)).join('\n'),
		...exchanges.map(line),
	].join('\n');
}

function line({ number, at, rows, storm, status, words, took, text }: Exchange): string {
	const told = [...words].map(([row, word]) => `${row} ${word}`).join(', ');
	const met = storm === undefined ? '' : ` (${storm})`;
	return `#${number} at ${at} with ${rows}: ${status}${met}, took ${took}; means ${told}\n  ${text}`;
}
