import type { Duplex } from 'node:stream';

import { onRequests, RawServer } from '../../../support/rawServer';
import { answers, earlyEnds, type EarlyEnd } from './rawFaults';

type Choice = keyof typeof answers | EarlyEnd;

/** A destination on raw sockets that fails as it is told, and knows what it really did. */
export class FaultyDestination {
	/** Ids of records in requests that were read whole. */
	readonly read = new Set<number>();
	/** Ids of records of which a whole good answer was sent. */
	readonly acknowledged = new Set<number>();
	/** How often each fault was met. */
	readonly met = new Map<string, number>();
	server!: RawServer;

	private constructor(
		private readonly choose: () => Choice,
		private readonly random: () => number,
	) {}

	/** @param choose how the next connection ends early, or the next request is answered */
	static async start(choose: () => Choice, random: () => number): Promise<FaultyDestination> {
		const destination = new FaultyDestination(choose, random);
		destination.server = await RawServer.start((socket) => destination.serve(socket));
		return destination;
	}

	private serve(socket: Duplex): void {
		let choice = this.next();
		if (choice === 'accept') return void socket.destroy();
		if (isEarly(choice)) return this.endEarly(socket, choice);
		onRequests(socket, (_head, body) => {
			this.answer(socket, body, choice);
			choice = this.next();
			// The next request on this connection ends it.
			if (isEarly(choice)) socket.destroy();
		});
	}

	private next(): Choice {
		const choice = this.choose();
		this.met.set(choice, (this.met.get(choice) ?? 0) + 1);
		return choice;
	}

	private endEarly(socket: Duplex, choice: EarlyEnd): void {
		let bytes = Buffer.alloc(0);
		socket.on('data', (chunk: Buffer) => {
			bytes = Buffer.concat([bytes, chunk]);
			const head = bytes.indexOf('\r\n\r\n');
			const isDue =
				choice === 'first bytes' || (head > 0 && (choice === 'head' || bytes.length > head + 9));
			if (!isDue) return;
			// Bytes of small requests are here at once; then they were read after all.
			const whole = new RegExp(`content-length: ${bytes.length - head - 4}\\b`, 'i');
			if (head > 0 && whole.test(bytes.toString('latin1', 0, head))) {
				for (const id of idsOf(bytes.toString('utf8', head + 4))) this.read.add(id);
			}
			socket.destroy();
		});
	}

	private answer(socket: Duplex, body: string, choice: Choice): void {
		const ids = idsOf(body);
		for (const id of ids) this.read.add(id);
		const [truth, answer] = answers[choice as keyof typeof answers];
		if (truth !== 'unclear') for (const id of ids) this.acknowledged.add(id);
		const json = JSON.stringify(ids.map((id) => ({ id, code: 200, note: 'x'.repeat(id % 90) })));
		answer({ socket, json, random: this.random });
	}
}

function isEarly(choice: Choice): choice is EarlyEnd {
	return (earlyEnds as readonly string[]).includes(choice);
}

function idsOf(body: string): number[] {
	return (JSON.parse(body) as Array<{ id: number }>).map(({ id }) => id);
}
