// Times `execute` itself, of the API Bulk Sender and of the bare loop, in n8n's real engine and in
// one process, turn by turn so that whatever the machine does meets both alike.
// Called by run.ts with the rounds, the number of records and the destination; answers JSON.
import { loads, senderParameters, type Load } from './settings.ts';
import { runBareLoop, runSender } from './timedNodes.ts';

const [rounds, scale, destination] = process.argv.slice(2);

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
		runBareLoop(records, { url: `${url}/records`, recordsPerRequest, concurrency });
	const sender = () =>
		runSender(records, url, senderParameters(recordsPerRequest, { concurrency }));
	const pair: Pair = { load, late, records, bare: [], sender: [] };
	await bareLoop();
	await sender();
	for (let round = 0; round < Number(rounds); round += 1) {
		// Who goes first changes, since the second finds a warmer destination.
		const turns = [
			async () => pair.bare.push((await bareLoop()).milliseconds),
			async () => pair.sender.push((await sender()).milliseconds),
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
