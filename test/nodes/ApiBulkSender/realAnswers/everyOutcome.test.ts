import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	AnsweringDestination,
	became,
	goesOn,
	map,
	reasonOf,
	rowsOf,
	type Told,
} from './answering';

const RUNS = Number(process.env.NODE_RUNS ?? 100);
const SEED = Number(process.env.NODE_SEED ?? 1);

const destination = new AnsweringDestination();

interface Row {
	id: string;
	isBad: boolean;
	/** It was taken before: nothing is made twice. */
	isThere?: boolean;
}

/** A way of answering: what is taken of a request, and what is said of it. */
interface Dialect {
	parameters: INodeParameters;
	/** One bad record and nothing is taken. */
	takesAllOrNothing?: boolean;
	/** One record a request, and only a status or a text to tell by. */
	saysLittle?: boolean;
	answer: (rows: Row[]) => Told;
}

const bad = ({ isBad, isThere }: Row) => isBad || isThere === true;
const said = ({ id, isThere }: Row) =>
	`Refused: record-${id}. ${isThere ? 'It exists already' : 'No such list'}`;
const byMessage = map({ error_message: '$.message' });
const byKey = { matchBy: 'key', requestKeyPath: '$.id', responseKeyPath: '$.id' };
const failedOnly = { responseReports: 'failedRecordsOnly', parsePathMap: byMessage };
const part = (row: Row) => ({
	id: row.id,
	success: !bad(row),
	...(bad(row) && { message: said(row) }),
});
const errorsOf = (rows: Row[]) =>
	rows.flatMap((row, index) => (bad(row) ? [{ index, id: row.id, message: said(row) }] : []));

/** 400 with the failed ones, and nothing is taken. */
function naming(unnamedRecords: string): Dialect {
	return {
		parameters: {
			...failedOnly,
			...byKey,
			responseSplitPath: '$.errors[*]',
			missingList: 'noneFailed',
			options: { judgedCodes: '400', unnamedRecords },
		},
		takesAllOrNothing: true,
		answer: (rows) => {
			const errors = errorsOf(rows);
			return errors.length === 0 ? { body: { ok: true } } : { status: 400, body: { errors } };
		},
	};
}

const dialects: Record<string, Dialect> = {
	'a list in order': {
		parameters: { parsePathMap: byMessage },
		answer: (rows) => ({ body: rows.map(part) }),
	},
	'a list in any order': {
		parameters: { ...byKey, responseSplitPath: '$.results[*]', parsePathMap: byMessage },
		answer: (rows) => ({ body: { results: rows.map(part).reverse() } }),
	},
	lines: {
		parameters: { parsePathMap: byMessage },
		answer: (rows) => ({ body: rows.map((row) => JSON.stringify(part(row))).join('\n') }),
	},
	'the failed by index': {
		parameters: {
			...failedOnly,
			responseSplitPath: '$.errors[*]',
			matchBy: 'index',
			responseIndexPath: '$.index',
		},
		answer: (rows) => ({ body: { errors: errorsOf(rows) } }),
	},
	'the failed under their keys, or nothing': {
		parameters: {
			...failedOnly,
			...byKey,
			responseSplitPath: '$.errors.*',
			responseKeyPath: '~',
			missingList: 'noneFailed',
		},
		answer: (rows) => {
			const errors = errorsOf(rows).map(({ id, message }) => [id, { message }]);
			return { body: errors.length === 0 ? {} : { errors: Object.fromEntries(errors) } };
		},
	},
	'a refusal that names the failed': naming('failed'),
	'a refusal that names the failed, and takes the others alone': naming('sentAgain'),
	'a refusal that names nobody': {
		parameters: { responseReports: 'wholeRequest', options: { splitCodes: '409' } },
		takesAllOrNothing: true,
		saysLittle: true,
		answer: (rows) =>
			rows.some(bad) ? { status: 409, body: { message: 'In the way' } } : { body: { ok: true } },
	},
	'a text': {
		parameters: {
			bulkSupport: false,
			recordOutcome: 'field',
			successField: '$',
			successValues: 'OK*',
		},
		saysLittle: true,
		answer: ([row]) => ({ body: bad(row) ? `ERR: ${said(row)}` : 'OK 4711' }),
	},
};

const NO_FAULT = 'none';
/** What goes wrong with a request: before it is read, or with the answer to it. */
const beforehand: Record<string, Told> = {
	'too many': { status: 429, headers: { 'retry-after': '0' } },
	away: { status: 503 },
};
const afterwards: Record<string, (told: Told, dialect: Dialect, rows: Row[]) => Told> = {
	'server error': () => ({ status: 500 }),
	'bad gateway': () => ({ status: 502, body: '<html>Bad Gateway</html>' }),
	'broken off': () => ({ breaksOff: true }),
	'a page': () => ({ body: '<html>Welcome</html>', headers: { 'content-type': 'text/html' } }),
	'cut off': (told, { saysLittle }) => {
		const text = typeof told.body === 'string' ? told.body : JSON.stringify(told.body);
		// Half a plain text is a plain text, and a line alone is whole.
		const half = text
			.slice(0, text.length / 2)
			.trimEnd()
			.slice(0, -1);
		return saysLittle ? told : { ...told, body: half };
	},
	'another list': (told, { saysLittle, parameters }, { length }) => {
		// With No Record Failed, and as the part of one record, any object is a good answer.
		const isGood = saysLittle || parameters.missingList === 'noneFailed' || length === 1;
		return isGood ? told : { body: { welcome: { to: ['us'] } } };
	},
};

const scenarios = fc.record({
	dialect: fc.constantFrom(...Object.keys(dialects)),
	isBad: fc.array(fc.boolean(), { minLength: 1, maxLength: 9, size: 'max' }),
	groupingLimit: fc.integer({ min: 1, max: 4 }),
	maxRetries: fc.integer({ min: 0, max: 2 }),
	concurrency: fc.integer({ min: 1, max: 3 }),
	retryNetworkErrors: fc.boolean(),
	stopWhenUnclear: fc.boolean(),
	/** By request. */
	faults: fc.array(
		fc.option(fc.constantFrom(...Object.keys({ ...beforehand, ...afterwards })), { freq: 2 }),
		{ maxLength: 12, size: 'max' },
	),
});

it('never tells an untruth about a record, whatever goes wrong', async () => {
	await fc.assert(
		fc.asyncProperty(scenarios, async ({ dialect: name, isBad, faults, ...settings }) => {
			const dialect = dialects[name];
			const { groupingLimit, maxRetries, ...options } = settings;
			const arrived = new Set<string>();
			const taken = new Set<string>();
			let isFaulty = false;
			const result = await destination.send(
				({ body }, nth) => {
					const fault = faults[nth - 1] ?? NO_FAULT;
					isFaulty ||= fault !== NO_FAULT;
					const rows = (rowsOf(body) as unknown as Row[]).map(({ id, isBad }) => {
						arrived.add(id);
						return { id, isBad, isThere: taken.has(id) };
					});
					if (fault in beforehand) return beforehand[fault];
					if (!dialect.takesAllOrNothing || !rows.some(bad)) {
						for (const row of rows) if (!bad(row)) taken.add(row.id);
					}
					const told = dialect.answer(rows);
					return fault in afterwards ? afterwards[fault](told, dialect, rows) : told;
				},
				{
					items: isBad.map((isBad, at) => ({ json: { id: `no${at}`, isBad } })),
					parameters: {
						groupingLimit,
						maxRetries,
						...dialect.parameters,
						options: {
							...options,
							...(dialect.parameters.options as IDataObject),
						} as INodeParameters,
					},
					node: goesOn,
				},
			);
			const outcomes = Object.entries(became(result));
			expect(outcomes).toHaveLength(isBad.length);
			for (const [id, outcome] of outcomes) {
				const truth = { id, outcome, arrived: arrived.has(id), taken: taken.has(id) };
				if (outcome === 'succeeded') expect(truth).toMatchObject({ taken: true });
				if (outcome === 'rejected') expect(truth).toMatchObject({ arrived: true, taken: false });
				if (outcome === 'stopped') expect(truth).toMatchObject({ arrived: false });
				if (!isFaulty) expect(outcome === 'succeeded').toBe(truth.taken);
				if (!isFaulty) expect(outcome).not.toBe('unclear');
				// An answer that cannot be read is quoted as it came.
				const told = /^[^{]*?record-(\w+)\./.exec(String(reasonOf(result, id) ?? ''));
				expect(told?.[1] ?? id).toBe(id);
			}
		}),
		{ numRuns: RUNS, seed: SEED },
	);
});
