/** White space, byte order marks, NUL and Ctrl-Z are nothing. */
export function isBlank(text: string): boolean {
	if (text === '') return true;
	const first = text.charCodeAt(0);
	if (first > 0x20 && first < 0x7f) return false;
	return text.replaceAll('\0', '').replaceAll('\x1a', '').trim() === '';
}
