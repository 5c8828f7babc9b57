import { expectAsWritten, readExamples } from './examples';
import { readPage } from './markdown';

const examples = readExamples(readPage('docs/what-happened-to-my-records.md'));

it('shows a whole result and a whole Summary', () => {
	expect(examples.filter(({ leaves, summary }) => leaves && summary)).toHaveLength(1);
});

describe('the page on what became of records is right', () => {
	it.each(examples.map((example) => [example.name, example] as const))('%s', (_, example) =>
		expectAsWritten(example),
	);
});
