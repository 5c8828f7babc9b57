import { corpus, runRow } from './corpus';

const groups = [...new Set(corpus.map(({ group }) => group))];

describe.each(groups)('answers of bulk APIs, %s', (group) => {
	const rows = corpus.filter((row) => row.group === group);
	it.each(rows.map((row) => [row.name, row] as const))('%s', async (_, row) => {
		expect(row.want).toContain(await runRow(row));
	});
});
