import { Connections } from '../../../../nodes/ApiBulkSender/transport/connections';
import { Deadlines } from '../../../../nodes/ApiBulkSender/transport/deadlines';
import {
	ANSWER_LIMITS,
	OpenAnswers,
	type Reading,
} from '../../../../nodes/ApiBulkSender/transport/openAnswers';
import { createSend } from '../../../../nodes/ApiBulkSender/transport/send';
import { withoutProxyVariables } from '../../../support/environment';
import { onRequests, RawServer } from '../../../support/rawServer';

withoutProxyVariables();

const MEGABYTE = 1024 * 1024;
const MOST_OF_A_CHUNK = 64 * 1024;

class Noted implements Reading {
	readonly calls: string[] = [];
	pause = () => void this.calls.push('pause');
	resume = () => void this.calls.push('resume');
}

describe('answers that are open at the same time', () => {
	const open = () => new OpenAnswers({ one: 100, wait: 100 });

	it('are not held up while they are small', () => {
		const answers = open();
		const [a, b] = [new Noted(), new Noted()];
		answers.hold(a, 60);
		answers.hold(b, 40);
		expect([a.calls, b.calls]).toEqual([[], []]);
	});

	it('wait beyond the limit, all but the oldest', () => {
		const answers = open();
		const [a, b, c] = [new Noted(), new Noted(), new Noted()];
		answers.hold(a, 60);
		answers.hold(b, 41);
		answers.hold(c, 1);
		answers.hold(a, 30);
		expect([a.calls, b.calls, c.calls]).toEqual([[], ['pause'], ['pause']]);
		answers.letGo(a, 90);
		expect([b.calls, c.calls]).toEqual([
			['pause', 'resume'],
			['pause', 'resume'],
		]);
	});

	it('go on one after the other while there is much', () => {
		const answers = open();
		const [a, b, c] = [new Noted(), new Noted(), new Noted()];
		answers.hold(a, 90);
		answers.hold(b, 60);
		answers.hold(c, 60);
		answers.letGo(a, 90);
		expect([b.calls, c.calls]).toEqual([['pause', 'resume'], ['pause']]);
		answers.hold(b, 30);
		answers.letGo(b, 90);
		expect([b.calls, c.calls]).toEqual([
			['pause', 'resume'],
			['pause', 'resume'],
		]);
	});

	it('of which one that waits is given up leave its room to the others', () => {
		const answers = open();
		const [a, b, c] = [new Noted(), new Noted(), new Noted()];
		answers.hold(a, 90);
		answers.hold(b, 60);
		answers.hold(c, 10);
		answers.letGo(b, 60);
		expect([b.calls, c.calls]).toEqual([['pause'], ['pause', 'resume']]);
	});
});

describe('through the network', () => {
	/** Answers of this many bytes at once, under these limits. */
	async function read(count: number, bytes: number, limits: { one: number; wait: number }) {
		const body = Buffer.alloc(bytes, 'a');
		const server = await RawServer.start((socket) =>
			onRequests(socket, () => {
				socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes}\r\n\r\n`);
				socket.write(body);
			}),
		);
		const held = { now: 0, most: 0 };
		class Watched extends OpenAnswers {
			override hold(reading: Reading, more: number): void {
				held.now += more;
				held.most = Math.max(held.most, held.now);
				super.hold(reading, more);
			}

			override letGo(reading: Reading, all: number): void {
				held.now -= all;
				super.letGo(reading, all);
			}
		}
		const connections = new Connections(undefined);
		const deadlines = new Deadlines(60_000);
		const send = createSend(connections, deadlines, new Watched(limits));
		const request = { method: 'POST', url: `${server.url}/x`, headers: {}, body: '[]' };
		const answers = await Promise.all(Array.from({ length: count }, () => send(request)));
		deadlines.close();
		await connections.close();
		await server.close();
		return { answers, held };
	}

	it('many large answers are all read, and only so many bytes are held', async () => {
		const limits = { one: 4 * MEGABYTE, wait: 2 * MEGABYTE };
		const { answers, held } = await read(10, limits.one, limits);
		for (const answer of answers) {
			expect(answer).toMatchObject({ kind: 'response', unreadable: undefined });
			expect(answer.kind === 'response' && answer.body.length).toBe(limits.one);
		}
		expect(held.now).toBe(0);
		expect(held.most).toBeLessThanOrEqual(limits.wait + limits.one + 10 * MOST_OF_A_CHUNK);
	});

	it('an answer above its limit is not read, and leaves nothing behind', async () => {
		const limits = { one: MEGABYTE, wait: 2 * MEGABYTE };
		const { answers, held } = await read(5, limits.one + 1, limits);
		for (const answer of answers) {
			expect(answer).toMatchObject({
				status: 200,
				body: '',
				unreadable: 'larger than the limit for answers',
			});
		}
		expect(held.now).toBe(0);
	});

	it('a hundred connections stay below 128 MB, with one answer as it is decoded', () => {
		const { one, wait } = ANSWER_LIMITS;
		expect(one).toBe(32 * MEGABYTE);
		expect(wait + one + 100 * MOST_OF_A_CHUNK + one).toBeLessThan(128 * MEGABYTE);
	});
});
