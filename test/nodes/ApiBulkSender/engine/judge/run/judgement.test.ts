import { commonInvariants } from './common';
import { exactInvariants } from './exact';
import { perfectRun } from './perfect';
import type { Evidence } from './run';
import { transcript } from './transcript';

const invariants = [...commonInvariants, ...exactInvariants];
const runs = Array.from({ length: 1500 }, (_, at) => perfectRun(at + 1));

type Lie = (evidence: Evidence) => Evidence | undefined;

/** The run with one record told otherwise, where there is one to which the lie applies. */
function retold(
	applies: (evidence: Evidence, row: number) => boolean,
	told: (evidence: Evidence, row: number) => Record<string, unknown>,
): Lie {
	return (evidence) => {
		const row = evidence.journeys.findIndex((_, at) => applies(evidence, at));
		if (row < 0 || evidence.result === undefined) return undefined;
		const settlements = [...evidence.result.settlements];
		settlements[row] = { ...settlements[row], ...told(evidence, row) };
		return { ...evidence, result: { ...evidence.result, settlements } };
	};
}

const settled = ({ result }: Evidence, row: number) => result!.settlements[row];
const isRejected = (evidence: Evidence, row: number) =>
	settled(evidence, row).cause === 'rejected' && !evidence.taken.has(row);
const isSent = ({ journeys }: Evidence, row: number) => journeys[row].length > 0;
const message = ({ journeys }: Evidence, row: number) =>
	journeys[row].at(-1)?.deeds.get(row)?.message;
const isTold = (evidence: Evidence, row: number) =>
	isRejected(evidence, row) &&
	evidence.scenario.dialect.reads.message &&
	evidence.journeys[row].at(-1)?.storm === undefined &&
	message(evidence, row) !== undefined;

/** The run as if its requests had started at other times. */
const retimed = (at: (evidence: Evidence, place: number) => number | undefined): Lie => {
	return (evidence) => {
		const place = evidence.exchanges.findIndex((_, which) => at(evidence, which) !== undefined);
		if (place < 0) return undefined;
		const other = { ...evidence.exchanges[place], at: at(evidence, place) as number };
		const swap = (list: Evidence['exchanges']) =>
			list.map((one) => (one.number === other.number ? other : one));
		return {
			...evidence,
			exchanges: swap(evidence.exchanges),
			journeys: evidence.journeys.map(swap),
		};
	};
};

/** By the promise that has to find it. */
const LIES: ReadonlyArray<[string, Lie]> = [
	['every run ends with a result', (e) => ({ ...e, result: undefined, problem: 'It is stuck' })],
	[
		'every record has exactly one outcome, and the account is the sum of them',
		retold(isSent, () => ({ outcome: undefined })),
	],
	[
		'a record is unsent or invalid only if it was in no request, and unreachable only if it cannot have arrived',
		retold(isSent, () => ({ outcome: 'unsent', cause: 'stopped' })),
	],
	[
		'no record carries what was said of another',
		retold(isSent, () => ({ parsed: { error_message: 'why[999] it is another' } })),
	],
	[
		'attempts and batch are those of the requests it was in',
		retold(isSent, () => ({ attempts: 99 })),
	],
	['what failed or was not sent has a reason', retold(isRejected, () => ({ reason: undefined }))],
	[
		'nothing is called succeeded that the destination did not take',
		retold(isRejected, () => ({ outcome: 'succeeded', cause: undefined })),
	],
	[
		'every record that was sent ends as the destination said',
		retold(
			(e, row) => settled(e, row).outcome === 'succeeded',
			() => ({ outcome: 'failed', cause: 'rejected' }),
		),
	],
	[
		'a record is invalid if and only if its key was rounded and the run came to it',
		retold(
			(e, row) => settled(e, row).cause === 'invalid',
			() => ({ outcome: 'failed', cause: 'unclear' }),
		),
	],
	[
		'only what asks for it is sent again',
		(e) => ({ ...e, journeys: e.journeys.map((one) => [...one, ...one.slice(-1)]) }),
	],
	[
		'what asks for it is sent again, unless the run ended',
		(e) => ({ ...e, journeys: e.journeys.map((one) => one.slice(0, 1)) }),
	],
	[
		'the run ends early when it has to, and only then',
		(e) => ({ ...e, result: { ...e.result!, stop: e.result!.stop ? undefined : ({} as never) } }),
	],
	[
		'nothing starts after an answer with which the run has to end',
		(e) =>
			e.result!.stop &&
			retimed(({ exchanges }, at) => exchanges[at + 1] && 1 + exchanges.at(-1)!.answeredAt)(e),
	],
	[
		'nothing starts while the destination asks everybody to wait',
		retimed(({ exchanges }, at) => {
			const before = exchanges[at - 1];
			return before?.wait > 1 && [...before.words.values()].includes('wait')
				? before.answeredAt + 1
				: undefined;
		}),
	],
	[
		'a repeat waits for as long as the answer asks',
		retimed(({ exchanges }, at) =>
			exchanges[at - 1]?.wait > 1 ? exchanges[at - 1].answeredAt : undefined,
		),
	],
	[
		'code and message of a refused record are its own',
		retold(isTold, () => ({ parsed: { error_message: 'something else' } })),
	],
	[
		'the reason of a refused record is not what was said of another',
		retold(isRejected, () => ({ reason: 'why[999] it is another' })),
	],
	[
		'ids that the destination gave come through with every digit',
		retold(
			(e, row) =>
				settled(e, row).outcome === 'succeeded' &&
				e.journeys[row].at(-1)?.deeds.get(row)?.entity !== undefined,
			() => ({ parsed: { entity_id: 9e18 } }),
		),
	],
];

describe('what the judge finds', () => {
	test.each(invariants)('in runs where all is understood: nothing against "%s"', (_, broken) => {
		for (const evidence of runs) {
			const finding = broken(evidence);
			if (finding !== undefined) throw new Error(`${finding}\n${transcript(evidence)}`);
		}
	});

	test('every promise has a lie that breaks it', () => {
		expect(LIES.map(([name]) => name)).toEqual(invariants.map(([name]) => name));
	});

	test.each(LIES)('in runs that lie about it: "%s"', (name, lie) => {
		const [, broken] = invariants.find(([promise]) => promise === name)!;
		const found = runs.some((evidence) => {
			const lying = lie(evidence);
			return lying !== undefined && broken(lying) !== undefined;
		});
		expect(found).toBe(true);
	});
});
