/** What is told of a template, as nodes/ApiBulkSender/templates gives it. */
export interface ToldTemplate {
	displayName: string;
	settings: { bulkSupport?: boolean; groupingLimit?: number };
	asks: ReadonlyArray<{ displayName: string; description: string; hint?: string }>;
	facts: { successMeans: string; readOn: string; sources: readonly string[] };
	/** Line by line. */
	told: ReadonlyArray<readonly [label: string, text: string]>;
}

/** All templates in Markdown: a table of them, then each by itself. */
export function templateList(templates: readonly ToldTemplate[]): string {
	return [tableOf(templates), ...templates.map(sectionOf)].join('\n\n');
}

function tableOf(templates: readonly ToldTemplate[]): string {
	const rows = templates.map(({ displayName, settings, facts }) => [
		`[${displayName}](#${anchorOf(displayName)})`,
		settings.bulkSupport === false ? '1' : String(settings.groupingLimit ?? 100),
		facts.successMeans === 'processed' ? 'stored' : 'accepted',
		facts.readOn,
	]);
	const head = ['Template', 'Records per request', 'Succeeded means', 'Read on'];
	return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function sectionOf({ displayName, asks, facts, told }: ToldTemplate): string {
	const lines = told.map(([label, text]) => `- **${label}**: ${escaped(text)}`);
	const asked = asks.map(
		({ displayName: name, description, hint }) =>
			`- It asks for **${name}**: ${escaped([description, hint].filter(Boolean).join('. '))}`,
	);
	const sources = facts.sources.map((url) => `<${url}>`).join(', ');
	return [`### ${displayName}`, [...lines, ...asked, `- **Sources**: ${sources}`].join('\n')].join(
		'\n\n',
	);
}

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\w\- ]/g, '')
		.replaceAll(' ', '-');
}

function escaped(text: string): string {
	return text.replaceAll('*', '\\*').replaceAll('_', '\\_').replaceAll('<', '&lt;');
}
