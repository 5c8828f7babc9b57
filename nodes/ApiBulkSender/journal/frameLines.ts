import { crc32 } from 'node:zlib';

import type { Frame } from '../engine/journal/frames';

/** A frame as a line that shows whether it is whole: a checksum of eight digits, a space, JSON. */
export function lineOf(frame: Frame | SealFrame): string {
	const json = JSON.stringify(frame);
	return `${checksum(json)} ${json}\n`;
}

/** Says how much of the files of earlier owners counts; what they wrote later does not. */
export interface SealFrame {
	t: 'seal';
	lengths: Array<[epoch: number, bytes: number]>;
}

/** Undefined for a line that is not whole. */
export function frameOf(line: string): Frame | SealFrame | undefined {
	const json = line.slice(9);
	if (line[8] !== ' ' || line.slice(0, 8) !== checksum(json)) return undefined;
	return JSON.parse(json) as Frame | SealFrame;
}

function checksum(json: string): string {
	return crc32(json).toString(16).padStart(8, '0');
}
