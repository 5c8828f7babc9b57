import type { Duplex } from 'node:stream';
import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';

/** A request that the destination has read whole. */
export interface Read {
	socket: Duplex;
	/** The whole good answer: every record taken. */
	json: string;
	random: () => number;
}

/** What can be known of a request that is answered so. */
export type Truth =
	/** The answer is whole and good, whatever stands around it. */
	| 'succeeded'
	/** It may or may not have been applied. */
	| 'unclear'
	/** As `succeeded`, but a client may give the connection up before. */
	| 'either';

type Fault = [truth: Truth, answer: (read: Read) => void];

const head = (...lines: string[]) =>
	`HTTP/1.1 200 OK\r\n${lines.map((l) => `${l}\r\n`).join('')}\r\n`;
const sized = (body: string | Buffer, ...lines: string[]) =>
	Buffer.concat([
		Buffer.from(head(`content-length: ${Buffer.byteLength(body)}`, ...lines), 'latin1'),
		Buffer.from(body),
	]);
const chunked = (...pieces: string[]) =>
	head('transfer-encoding: chunked') +
	pieces.map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`).join('');
const announce = (status: number) => `HTTP/1.1 ${status} Wait\r\nlink: </a>\r\n\r\n`;
const half = (text: string) => text.slice(0, text.length >> 1);
const within = (text: string, random: () => number) =>
	text.slice(0, 1 + Math.floor(random() * (text.length - 1)));

/** The answer in pieces, a few milliseconds apart. */
function drip(socket: Duplex, bytes: Buffer, pieces: number): void {
	const size = Math.ceil(bytes.length / pieces);
	const next = (at: number) => {
		if (socket.destroyed || at >= bytes.length) return;
		socket.write(bytes.subarray(at, at + size));
		setTimeout(next, 1, at + size);
	};
	next(0);
}

/** Ways to answer a request that was read whole. */
export const answers: Readonly<Record<string, Fault>> = {
	'a good answer': ['succeeded', ({ socket, json }) => socket.write(sized(json))],
	'a good answer in chunks': [
		'succeeded',
		({ socket, json }) =>
			socket.write(`${chunked(half(json), json.slice(half(json).length))}0\r\n\r\n`),
	],
	'a good answer, then the end of the connection': [
		'succeeded',
		({ socket, json }) => socket.end(sized(json)),
	],
	'a good answer, then a reset': [
		'either',
		({ socket, json }) => socket.write(sized(json), () => socket.destroy()),
	],
	'a good answer that ends with the connection': [
		'succeeded',
		({ socket, json }) => socket.end(head('connection: close') + json),
	],
	'a good answer, drop by drop': ['succeeded', ({ socket, json }) => drip(socket, sized(json), 15)],
	'announcements before it': [
		'succeeded',
		({ socket, json, random }) =>
			drip(
				socket,
				Buffer.concat([Buffer.from([100, 102, 103, 100, 199].map(announce).join('')), sized(json)]),
				1 + Math.floor(random() * 30),
			),
	],
	'a flood of announcements before it': [
		'succeeded',
		({ socket, json }) => {
			socket.write(announce(103).repeat(5000));
			socket.write(announce(100).repeat(5000));
			socket.write(sized(json));
		},
	],
	'nothing but announcements': [
		'unclear',
		({ socket }) => {
			const timer = setInterval(() => socket.write(announce(103).repeat(100)), 5);
			socket.once('close', () => clearInterval(timer));
		},
	],
	'another protocol (101)': [
		'unclear',
		({ socket, json }) =>
			socket.write(`HTTP/1.1 101 Switch\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n${json}`),
	],
	'the same answer twice': [
		'succeeded',
		({ socket, json }) => socket.write(Buffer.concat([sized(json), sized(json)])),
	],
	'the same answer once more a little later': [
		'succeeded',
		({ socket, json, random }) => {
			socket.write(sized(json));
			setTimeout(() => socket.write(sized(json)), random() * 4);
		},
	],
	'garbage behind the answer': [
		'succeeded',
		({ socket, json }) =>
			socket.write(Buffer.concat([sized(json), Buffer.from('\0<!-- 12 ms -->')])),
	],
	gzip: [
		'succeeded',
		({ socket, json }) => socket.write(sized(gzipSync(json), 'content-encoding: gzip')),
	],
	brotli: [
		'succeeded',
		({ socket, json }) => socket.write(sized(brotliCompressSync(json), 'content-encoding: br')),
	],
	zstd: [
		'succeeded',
		({ socket, json }) => socket.write(sized(zstdCompressSync(json), 'content-encoding: zstd')),
	],
	'raw deflate': [
		'succeeded',
		({ socket, json }) => socket.write(sized(deflateRawSync(json), 'content-encoding: deflate')),
	],
	'a plain answer labelled gzip': [
		'succeeded',
		({ socket, json }) => socket.write(sized(json, 'content-encoding: gzip')),
	],
	'an unknown coding of a plain answer': [
		'succeeded',
		({ socket, json }) => socket.write(sized(json, 'content-encoding: utf-8')),
	],
	'gzip that is cut off': [
		'unclear',
		({ socket, json, random }) => {
			const bytes = gzipSync(json);
			const cut = bytes.subarray(0, 1 + Math.floor(random() * (bytes.length - 1)));
			socket.write(sized(cut, 'content-encoding: gzip'));
		},
	],
	'gzip with half of the answer, the rest plain': [
		'unclear',
		({ socket, json }) =>
			socket.write(
				sized(
					Buffer.concat([gzipSync(half(json)), Buffer.from(json.slice(half(json).length))]),
					'content-encoding: gzip',
				),
			),
	],
	'gzip without a label': ['unclear', ({ socket, json }) => socket.write(sized(gzipSync(json)))],
	'a bomb': ['unclear', ({ socket }) => socket.write(sized(bomb, 'content-encoding: gzip'))],
	'a byte order mark before it': [
		'succeeded',
		({ socket, json }) => socket.write(sized(`\ufeff${json}`)),
	],
	'UTF-16': [
		'succeeded',
		({ socket, json }) =>
			socket.write(
				sized(Buffer.from(`\ufeff${json}`, 'utf16le'), 'content-type: application/json'),
			),
	],
	'half a head, then the end': [
		'unclear',
		({ socket, json, random }) =>
			socket.end(within(head('content-length: 9'), random) + json.slice(0, 0)),
	],
	'half a head, then silence': [
		'unclear',
		({ socket, random }) => socket.write(within(head('content-length: 9').slice(0, -2), random)),
	],
	'half a body, then the end': [
		'unclear',
		({ socket, json }) => socket.end(sized(json).subarray(0, -half(json).length)),
	],
	'half a body, then a reset': [
		'unclear',
		({ socket, json }) =>
			socket.write(sized(json).subarray(0, -half(json).length), () => socket.destroy()),
	],
	'half a body, then silence': [
		'unclear',
		({ socket, json }) => socket.write(sized(json).subarray(0, -half(json).length)),
	],
	'half a body of no length, then the end': [
		'unclear',
		({ socket, json }) => socket.end(head('connection: close') + half(json)),
	],
	'half a body of no length, then a reset': [
		'unclear',
		({ socket, json }) => socket.write(head('connection: close') + half(json), () => reset(socket)),
	],
	'a length that is too small': [
		'unclear',
		({ socket, json }) => socket.write(head(`content-length: ${json.length - 2}`) + json),
	],
	'a length that is too large': [
		'unclear',
		({ socket, json }) => socket.end(head(`content-length: ${json.length + 2}`) + json),
	],
	'a length that is none': [
		'unclear',
		({ socket, json }) => socket.end(head('content-length: many') + json),
	],
	'two lengths': [
		'unclear',
		({ socket, json }) =>
			socket.end(
				head(`content-length: ${json.length}`, `content-length: ${json.length - 1}`) + json,
			),
	],
	'a length and chunks': [
		'either',
		({ socket, json }) =>
			socket.end(`${head(`content-length: ${json.length}`, 'transfer-encoding: chunked')}${json}`),
	],
	'chunks that never end, then the end': [
		'unclear',
		({ socket, json }) => socket.end(chunked(json)),
	],
	'chunks that never end, then silence': [
		'unclear',
		({ socket, json }) => socket.write(chunked(json)),
	],
	'garbage among chunks': [
		'unclear',
		({ socket, json }) => socket.end(`${chunked(half(json))}zz\r\n${json}\r\n0\r\n\r\n`),
	],
	'a chunk of an impossible size': [
		'unclear',
		({ socket, json }) =>
			socket.end(`${head('transfer-encoding: chunked')}ffffffffffffffffff\r\n${json}\r\n0\r\n\r\n`),
	],
	'many tiny chunks': [
		'succeeded',
		({ socket, json }) => socket.write(`${chunked(...json)}0\r\n\r\n`),
	],
	'a huge head': [
		'either',
		({ socket, json }) => socket.write(sized(json, `x-much: ${'x'.repeat(100_000)}`)),
	],
	'an endless head': [
		'unclear',
		({ socket }) => {
			socket.write('HTTP/1.1 200 OK\r\n');
			const timer = setInterval(() => socket.write(`x-more: ${'y'.repeat(1000)}\r\n`), 2);
			socket.once('close', () => clearInterval(timer));
		},
	],
	'NULs in the head': ['unclear', ({ socket, json }) => socket.end(sized(json, 'x-nul: a\0b'))],
	'NULs in the body': [
		'unclear',
		({ socket, json }) => socket.write(sized(json.replace('{', '{\0'))),
	],
	'an invalid status': [
		'unclear',
		({ socket, json }) => socket.end(`HTTP/1.1 2xx OK\r\n\r\n${json}`),
	],
	'an invalid version': [
		'unclear',
		({ socket, json }) => socket.end(`HTTP/9.9.9 200 OK\r\n\r\n${json}`),
	],
	'no status line (HTTP/0.9)': ['unclear', ({ socket, json }) => socket.end(json)],
	'random bytes': [
		'unclear',
		({ socket, random }) =>
			socket.end(Buffer.from(Array.from({ length: 300 }, () => Math.floor(random() * 256)))),
	],
	'the greeting of another protocol': ['unclear', ({ socket }) => socket.end('220 mail ESMTP\r\n')],
	nothing: ['unclear', () => {}],
	'the end': ['unclear', ({ socket }) => socket.end()],
	'a reset': ['unclear', ({ socket }) => reset(socket)],
	'an answer with the parts of others': [
		'unclear',
		({ socket, json }) => socket.write(sized(json.replaceAll(/"id":(\d+)/g, '"id":"x$1"'))),
	],
};

const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, '['));

function reset(socket: Duplex): void {
	(socket as Duplex & { resetAndDestroy(): void }).resetAndDestroy();
}

/** When a connection ends before its request was read whole. */
export const earlyEnds = ['accept', 'first bytes', 'head', 'part of the body'] as const;
export type EarlyEnd = (typeof earlyEnds)[number];
