/** The beginning of a body, on one line, for messages. */
export function excerpt(body: string, length = 200): string {
	const line = body
		.slice(0, length * 2)
		.replace(/\s+/g, ' ')
		.trim();
	return line.length > length ? `${line.slice(0, length)}…` : line;
}
