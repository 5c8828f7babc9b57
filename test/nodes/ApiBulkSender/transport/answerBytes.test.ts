import { AnswerBytes, Blocks } from '../../../../nodes/ApiBulkSender/transport/answerBytes';
import { Dice } from '../engine/properties/world';

const text = (length: number, seed: number) => {
	const dice = new Dice(seed);
	return Buffer.from(Array.from({ length }, () => dice.upTo(255)));
};

describe('the bytes of an answer', () => {
	it.each([0, 1, 1000, 262_143, 262_144, 262_145, 900_000])(
		'are the same however %i of them are cut',
		(length) => {
			const whole = text(length, 3);
			const blocks = new Blocks();
			for (const most of [1000, 65_536, 300_000, 1_000_000]) {
				const dice = new Dice(most);
				const bytes = new AnswerBytes(blocks);
				for (let at = 0; at < length;) {
					const end = at + 1 + dice.upTo(most);
					bytes.add(whole.subarray(at, end));
					at = Math.min(end, length);
				}
				expect(bytes.length).toBe(length);
				expect(bytes.whole().equals(whole)).toBe(true);
				bytes.free();
			}
		},
	);

	it('are kept apart from those of answers that are open at the same time', () => {
		const blocks = new Blocks();
		const [first, second] = [text(600_000, 1), text(600_000, 2)];
		const pair = [first, second].map((bytes) => ({ bytes, read: new AnswerBytes(blocks) }));
		for (let at = 0; at < 600_000; at += 50_000) {
			for (const { bytes, read } of pair) read.add(bytes.subarray(at, at + 50_000));
		}
		for (const { bytes, read } of pair) expect(read.whole().equals(bytes)).toBe(true);
	});

	it('of one chunk are that chunk', () => {
		const chunk = text(10, 1);
		const bytes = new AnswerBytes(new Blocks());
		bytes.add(chunk);
		expect(bytes.whole()).toBe(chunk);
	});

	it('that are freed leave their memory to the next', () => {
		const blocks = new Blocks();
		const taken: Buffer[] = [];
		const take = blocks.take.bind(blocks);
		jest.spyOn(blocks, 'take').mockImplementation(() => {
			const block = take();
			taken.push(block);
			return block;
		});
		for (let answer = 0; answer < 3; answer++) {
			const bytes = new AnswerBytes(blocks);
			for (let chunk = 0; chunk < 10; chunk++) bytes.add(text(65_536, chunk));
			bytes.free();
		}
		expect(taken.length).toBe(9);
		expect(new Set(taken).size).toBe(3);
	});
});
