import type { Socket } from 'node:net';

/** As long as a head may be for undici. */
const LONGEST_HEAD = 16 * 1024;
/** "HTTP/1.1 200": the tenth byte tells nearly all answers from those that only announce one. */
const FIRST_DIGIT = 9;
const ONE = '1'.charCodeAt(0);
const NOTHING = Buffer.alloc(0);

/**
 * Takes answers that only announce the real one (1xx) out of what a socket reads. Nobody asked for
 * them, and undici gives a connection up that brings a 100 (client-h1.js, `onHeadersComplete`).
 *
 * @param request `awaitsAnswer` says whether the next bytes are an answer's first; it is set to false
 * here when the real answer begins
 */
export function skipInformational(socket: Socket, request: { awaitsAnswer: boolean }): void {
	const read = socket.read.bind(socket);
	let held: Buffer = NOTHING;
	socket.read = (size?: number) => {
		const chunk = read(size) as Buffer | null;
		if (chunk === null || !request.awaitsAnswer) return chunk;
		const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
		const { start, isAnswer } = skip(bytes);
		const rest = start === 0 ? bytes : bytes.subarray(start);
		if (isAnswer || rest.length > LONGEST_HEAD) {
			request.awaitsAnswer = false;
			held = NOTHING;
			return rest;
		}
		held = rest;
		return null;
	};
}

/** `start`: behind the announcements that are complete; `isAnswer`: the real answer begins there. */
function skip(bytes: Buffer): { start: number; isAnswer: boolean } {
	for (let start = 0; ;) {
		if (bytes.length > start + FIRST_DIGIT && bytes[start + FIRST_DIGIT] !== ONE) {
			return { start, isAnswer: true };
		}
		const line = bytes.toString('latin1', start, start + 12);
		const isBeginning = 'HTTP/1.'.startsWith(line.slice(0, 7));
		// 101 is no announcement: another protocol follows, in which there is no answer.
		if (!isBeginning || (line.length === 12 && !/^HTTP\/1\.\d 1(?!01)\d\d$/.test(line))) {
			return { start, isAnswer: true };
		}
		const end = bytes.indexOf('\r\n\r\n', start);
		if (end < 0) return { start, isAnswer: false };
		start = end + 4;
	}
}
