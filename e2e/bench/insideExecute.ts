// Times `execute` itself, of the API Bulk Sender and of the bare loop, in n8n's real engine and in
// one process, turn by turn so that whatever the machine does meets both alike.
// Called by run.ts with the rounds, the number of records and the destination; answers JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { runOnce } from './engine.ts';
import { loads, senderParameters, type Load } from './settings.ts';

const [rounds, scale, destination] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '../..');

const { MakeItems } = require('./nodes/MakeItems.node.js');
const { BareLoop } = require('./nodes/BareLoop.node.js');
const { ApiBulkSender } = require(join(root, 'dist/nodes/ApiBulkSender/ApiBulkSender.node.js'));

export interface Pair {
	load: Load;
	late: boolean;
	records: number;
	/** Milliseconds inside `execute`, one of each per round. */
	bare: number[];
	sender: number[];
}

const recordCount = ({ recordsPerRequest }: Load) =>
	Math.round((recordsPerRequest === 1 ? 20_000 : 200_000) * Number(scale));

async function measure(load: Load, late: boolean): Promise<Pair> {
	const records = recordCount(load);
	const url = late ? `${destination}/late` : destination;
	const { recordsPerRequest, concurrency } = load;
	const bareLoop = () =>
		runOnce(
			{ type: MakeItems, parameters: { count: records } },
			{ type: BareLoop, parameters: { url: `${url}/records`, recordsPerRequest, concurrency } },
		);
	const sender = () =>
		runOnce(
			{ type: MakeItems, parameters: { count: records } },
			{
				type: ApiBulkSender,
				parameters: senderParameters(recordsPerRequest, concurrency),
				credentials: { apiBaseUrl: url, authentication: 'none' },
			},
		);
	const pair: Pair = { load, late, records, bare: [], sender: [] };
	await bareLoop();
	await sender();
	for (let round = 0; round < Number(rounds); round += 1) {
		// Who goes first changes, since the second finds a warmer destination.
		const turns = [
			async () => pair.bare.push((await bareLoop()).milliseconds),
			async () => {
				const { milliseconds, outputs } = await sender();
				if (outputs[0]?.length !== records) {
					throw new Error(`Only ${outputs[0]?.length} of ${records} records succeeded.`);
				}
				pair.sender.push(milliseconds);
			},
		];
		for (const turn of round % 2 ? turns.reverse() : turns) await turn();
	}
	return pair;
}

const pairs: Pair[] = [];
for (const late of [false, true]) {
	for (const load of loads) pairs.push(await measure(load, late));
}
console.log(JSON.stringify(pairs));
process.exit();
