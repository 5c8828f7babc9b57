// Times `execute` of the API Bulk Sender against a destination that answers 100 ms late, as it is by
// default and with Auto Concurrency, turn by turn.
// Called by run.ts with the rounds, the number of records and the destination; answers JSON.
import { senderParameters } from './settings.ts';
import { runSender } from './timedNodes.ts';

const [rounds, count, destination] = process.argv.slice(2);
const records = Number(count);

const RECORDS_PER_REQUEST = 10;

export interface FarAway {
	records: number;
	/** Milliseconds inside `execute`, one of each per round. */
	byDefault: number[];
	auto: number[];
	/** Requests under way at once, where Auto Concurrency settled. */
	settledAt: number[];
}

const send = (options: object) =>
	runSender(records, `${destination}/far`, senderParameters(RECORDS_PER_REQUEST, options));

const result: FarAway = { records, byDefault: [], auto: [], settledAt: [] };
for (let round = 0; round < Number(rounds); round += 1) {
	result.byDefault.push((await send({})).milliseconds);
	const { milliseconds, outputs } = await send({ autoConcurrency: true });
	result.auto.push(milliseconds);
	result.settledAt.push(Number(outputs[2]?.[0].json.concurrency));
}
console.log(JSON.stringify(result));
process.exit();
