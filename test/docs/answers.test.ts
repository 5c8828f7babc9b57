import { expectAsWritten, readExamples } from './examples';
import { readPage } from './markdown';

const page = readPage('docs/answers.md');
const examples = readExamples(page);

it('shows at least fifteen shapes', () => {
	const shapes = page.headings.filter((heading) => examples.some(({ name }) => name === heading));
	expect(shapes.length).toBeGreaterThanOrEqual(15);
});

describe('the gallery of answers says what comes out', () => {
	it.each(examples.map((example) => [example.name, example] as const))('%s', (_, example) =>
		expectAsWritten(example),
	);
});
