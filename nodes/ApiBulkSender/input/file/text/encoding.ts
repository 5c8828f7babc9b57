import { SettingError } from '../../../engine/settingError';

/** How a file says or shows that it is not UTF-8; undefined when it does not. */
export function foundEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	// Delimiters, digits and line ends have one zero byte each, whatever else the text is of.
	const pairs = Math.min(bytes.length, 8192) >> 1;
	const zeros = [0, 0];
	for (let at = 0; at < pairs * 2; at++) if (bytes[at] === 0) zeros[at & 1]++;
	const [even, odd] = zeros;
	if (odd >= 2 && odd * 5 >= pairs && odd >= even * 10) return 'utf-16le';
	if (even >= 2 && even * 5 >= pairs && even >= odd * 10) return 'utf-16be';
	return undefined;
}

/** @throws SettingError when there is no such encoding */
export function isUtf8Label(label: string): boolean {
	try {
		return new TextDecoder(label).encoding === 'utf-8';
	} catch {
		throw new SettingError(
			'Encoding',
			`There is no encoding named "${label}"`,
			'Use a name like windows-1252, which Windows calls ANSI in western countries, iso-8859-2, shift_jis or utf-16le, or remove the option: UTF-8 and UTF-16 are found',
		);
	}
}
