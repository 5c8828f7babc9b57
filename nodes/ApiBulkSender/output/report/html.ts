const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** A text as HTML shows it. */
export function escape(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

export function table(heads: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const head = heads.map((text) => `<th>${escape(text)}</th>`).join('');
	const body = rows
		.map((cells) => `<tr>${cells.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`)
		.join('\n');
	return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}
