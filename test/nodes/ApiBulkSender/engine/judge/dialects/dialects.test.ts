import { samples, type Sample } from '../destination/samples';
import { read } from '../reader/read';
import { signs } from '../rules/signs';
import { rowsIn } from './deeds';
import type { Word } from './dialect';
import { FAMILIES, type Family } from '.';

/** Answers that their own settings cannot read are judged by `signs` instead. */
const UNREADABLE: readonly Family[] = [
	'disorder',
	'forgottenList',
	'misspeltList',
	'onlyACount',
	'tally',
	'unreadParts',
];

const all = samples(2500);
const of = (family: string) => all.filter(({ made }) => made.family === family);
const isReadable = ({ made }: Sample) => !UNREADABLE.includes(made.family);
/** Also refusals that are judged record by record. */
const isAnswer = ({ exchange, made }: Sample) =>
	exchange.status < 300 || made.settings.judgedCodes !== undefined;

/** To a reader of one answer a repeat is a refusal, and what comes next is not to be seen. */
const AS_READ: Partial<Record<Word, Word[]>> = {
	known: ['no'],
	'no or unclear': ['no', 'unclear'],
	again: ['yes'],
};

function misread({ made, exchange }: Sample): string | undefined {
	const { settings, records } = made;
	const { rows, status, text, words } = exchange;
	const found = read({ settings, records: rows.map((row) => records[row]), status, text });
	const wrong = rows.findIndex((row, place) => {
		const word = words.get(row) as Word;
		const isUnnamed = status >= 300 && !rowsIn(text).includes(row) && found[place] === 'yes';
		return !isUnnamed && !(AS_READ[word] ?? [word]).includes(found[place]);
	});
	if (wrong < 0) return undefined;
	return `seed ${made.seed}, ${made.dialect.name}, record ${rows[wrong]}: ${found[wrong]}\n${text}`;
}

describe('what the dialects say', () => {
	test.each(Object.keys(FAMILIES))('%s: there are answers to look at', (family) => {
		expect(of(family).length).toBeGreaterThan(20);
	});

	test.each(Object.keys(FAMILIES).filter((family) => !UNREADABLE.includes(family as Family)))(
		'%s: a second reader finds in the answer what the destination did',
		(family) => {
			const answers = of(family).filter(isAnswer);
			expect(answers.map(misread).filter((wrong) => wrong !== undefined)).toEqual([]);
		},
	);

	test.each(UNREADABLE.filter((family) => family !== 'disorder'))(
		'%s: the answer bears a sign if and only if not every record was taken',
		(family) => {
			const wrong = of(family).filter(({ exchange: { text, rows, took } }) => {
				return signs(text, rows.length) !== took.length < rows.length;
			});
			expect(wrong.map(({ exchange }) => exchange.text)).toEqual([]);
		},
	);

	test('an answer to records that were all taken bears no sign of the contrary', () => {
		const good = all.filter(
			({ exchange: { took, rows, status }, made }) =>
				took.length === rows.length && status < 300 && made.family !== 'echo',
		);
		const wrong = good.filter(({ exchange: { text, rows } }) => signs(text, rows.length));
		expect(good.length).toBeGreaterThan(500);
		expect(wrong.map(({ exchange }) => exchange.text)).toEqual([]);
	});

	test('a refused record is called taken by no word, a taken one by no other', () => {
		const wrong = all.filter(isReadable).filter(({ exchange: { words, took, status } }) => {
			const yes = [...words].filter(([, word]) => word === 'yes').map(([row]) => row);
			const partly = status === 206 || status === 207;
			return yes.some((row) => !took.includes(row)) || (!partly && yes.length < took.length);
		});
		expect(wrong.map(({ made }) => made.dialect.name)).toEqual([]);
	});

	test('every sentence in an answer is about records that it did not take', () => {
		const wrong = all.filter(({ exchange: { text, took, rows } }) =>
			rowsIn(text).some((row) => took.includes(row) || !rows.includes(row)),
		);
		expect(wrong.map(({ exchange }) => exchange.text)).toEqual([]);
	});
});
