// Times `execute` of the API Bulk Sender against a destination that answers 100 ms late, as it is by
// default and with Auto Concurrency, turn by turn.
// Called by run.ts with the rounds, the number of records and the destination; answers JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { runOnce } from './engine.ts';
import { senderParameters } from './settings.ts';

const [rounds, records, destination] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '../..');

const { MakeItems } = require('./nodes/MakeItems.node.js');
const { ApiBulkSender } = require(join(root, 'dist/nodes/ApiBulkSender/ApiBulkSender.node.js'));

const RECORDS_PER_REQUEST = 10;

export interface FarAway {
	records: number;
	/** Milliseconds inside `execute`, one of each per round. */
	byDefault: number[];
	auto: number[];
	/** Requests under way at once, where Auto Concurrency settled. */
	settledAt: number[];
}

async function send(options: object): Promise<{ milliseconds: number; settledAt: number }> {
	const parameters = { ...senderParameters(RECORDS_PER_REQUEST, 5), options };
	const { milliseconds, outputs } = await runOnce(
		{ type: MakeItems, parameters: { count: Number(records) } },
		{
			type: ApiBulkSender,
			parameters,
			credentials: { apiBaseUrl: `${destination}/far`, authentication: 'none' },
		},
	);
	if (outputs[0]?.length !== Number(records)) {
		throw new Error(`Only ${outputs[0]?.length} of ${records} records succeeded.`);
	}
	return { milliseconds, settledAt: Number(outputs[2]?.[0].json.concurrency) };
}

const result: FarAway = { records: Number(records), byDefault: [], auto: [], settledAt: [] };
for (let round = 0; round < Number(rounds); round += 1) {
	result.byDefault.push((await send({})).milliseconds);
	const { milliseconds, settledAt } = await send({ autoConcurrency: true });
	result.auto.push(milliseconds);
	result.settledAt.push(settledAt);
}
console.log(JSON.stringify(result));
process.exit();
