import type { Answer, JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import { START, type Reply, type Sent } from '../../harness';
import { Dice } from '../../properties/world';
import { ROW, type Deed, type Does, type Told } from '../dialects/deeds';
import type { Word, Written } from '../dialects/dialect';
import type { Exchange } from './exchange';
import type { Scenario } from './scenario';
import { spoil } from './spoils';
import { anyStorm, type Storm } from './storms';

/**
 * A destination that knows what it did with every record, and never says anything else. The answer
 * may get lost or be unreadable; then it knows that too.
 */
export class Destination {
	readonly exchanges: Exchange[] = [];
	/** How often each record was taken. */
	readonly taken = new Map<number, number>();
	private readonly dice: Dice;
	private readonly natures: Scenario['natures'];
	private readonly remembered = new Map<string, Map<number, Does>>();
	private storms = 0;
	/** Tokens that it takes no more. */
	private readonly dead = new Set<string>();

	/** @param tidy parts stand in the order of the records, and nothing else ever happens */
	constructor(
		private readonly scenario: Scenario,
		private readonly tidy: boolean,
	) {
		this.dice = new Dice(scenario.seed + 1);
		this.natures = scenario.natures.map(({ delays, last }) => ({ delays: [...delays], last }));
	}

	readonly answer = (request: Sent): Reply => {
		const told = recordsOf(request).map((record, place): Told => {
			return { place, row: record[ROW] as number, record, deed: { does: 'leaves' } };
		});
		const after = this.dice.upTo(this.scenario.slowness);
		const exchange: Exchange = {
			number: this.exchanges.length + 1,
			at: request.at,
			answeredAt: request.at + after,
			rows: told.map(({ row }) => row),
			token: request.headers.authorization,
			storm: undefined,
			status: 0,
			text: '',
			words: new Map(),
			deeds: new Map(),
			took: [],
			isInParts: false,
			wait: 0,
			ends: undefined,
		};
		this.exchanges.push(exchange);
		const answer = this.respond(exchange, told, request);
		for (const { row, deed } of told) exchange.deeds.set(row, { ...deed });
		return { answer, after };
	};

	private respond(exchange: Exchange, told: Told[], request: Sent): Answer {
		if (this.dead.has(exchange.token)) return this.expire(exchange, told);
		const { storminess, mostStorms } = this.scenario;
		const isStormy = !this.tidy && this.storms < mostStorms && this.dice.chance(storminess);
		if (isStormy) {
			this.storms++;
			if (this.dice.chance(0.08) && this.dead.size === 0) return this.expire(exchange, told);
			if (this.dice.chance(0.7)) return this.storm(exchange, told, request);
		}
		this.deal(exchange, told, request);
		const { dialect } = this.scenario;
		const written = dialect.write(told, this.dice, this.tidy);
		exchange.isInParts = !dialect.whole;
		if (!isStormy) {
			// A wrong setting ends the run only where that is asked for.
			if (!this.scenario.settings.stopWhenUnclear) written.ends &&= 'may';
			return this.say(exchange, written);
		}
		const spoilt = spoil(dialect, told, written, this.dice);
		exchange.storm = spoilt.name;
		return this.say(exchange, spoilt, spoilt.unreadable);
	}

	/** The token has run out; nothing is looked at. */
	private expire(exchange: Exchange, told: readonly Told[]): Answer {
		const isSecond = this.dead.size > 0 && !this.dead.has(exchange.token);
		this.dead.add(exchange.token);
		exchange.storm = 'token expired';
		const answer = this.say(exchange, allOf(told, 'renew', 401, ''));
		if (isSecond) exchange.ends = 'may';
		return answer;
	}

	private storm(exchange: Exchange, told: Told[], request: Sent): Answer {
		const storm = anyStorm(this.scenario, told, this.dice);
		// A second token that is refused at once would end the run.
		if (storm.word === 'renew' && this.dead.size > 0) return this.expire(exchange, told);
		if (storm.after) this.deal(exchange, told, request);
		exchange.storm = storm.name;
		exchange.ends = storm.ends;
		if (storm.word === 'renew') this.dead.add(exchange.token);
		if (storm.failure !== undefined) {
			for (const { row } of told) exchange.words.set(row, storm.word);
			return { kind: 'failure', failure: storm.failure, message: `It was a ${storm.failure}` };
		}
		const { status = 200, text = '', word } = storm;
		const answer = this.say(exchange, allOf(told, word, status, text));
		exchange.ends = storm.ends;
		if (word !== 'wait' && word !== 'later') return answer;
		return { ...answer, headers: { ...answer.headers, ...this.askToWait(exchange, storm) } };
	}

	private askToWait(exchange: Exchange, { wait = 0, text, word }: Storm): Record<string, string> {
		const { waitPath = '', leastWait = 0 } = this.scenario.settings.waiting ?? {};
		const isAsked = word === 'wait' || wait > 0;
		exchange.wait = Math.max(wait, isAsked ? leastWait : 0) * 1000;
		if (wait === 0 || (text?.includes('again') && waitPath !== '')) return {};
		const until = Math.ceil((START + exchange.answeredAt + wait * 1000) / 1000);
		return this.dice.pick<Record<string, string>>([
			{ 'retry-after': String(wait) },
			{ 'retry-after': new Date(until * 1000).toUTCString() },
			{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(until) },
			{ 'ratelimit-reset': String(Math.ceil(wait)) },
		]);
	}

	private say(
		exchange: Exchange,
		{ status, contentType, text, words, ends }: Written,
		unreadable?: string,
	) {
		Object.assign(exchange, { status, text, words, ends });
		const headers: Record<string, string> = {};
		if (contentType !== undefined) headers['content-type'] = contentType;
		const readable = unreadable === undefined ? {} : { unreadable };
		return { kind: 'response' as const, status, headers, body: text, ...readable };
	}

	/** Does something with each record. */
	private deal(exchange: Exchange, told: readonly Told[], request: Sent): void {
		const key = request.headers['idempotency-key'];
		const known = this.scenario.remembers ? this.remembered.get(key) : undefined;
		const does = new Map(told.map(({ row }) => [row, known?.get(row) ?? this.next(row)]));
		if (known === undefined) this.agree(does);
		for (const one of told) {
			one.deed = { does: does.get(one.row) as Does } satisfies Deed;
			if (one.deed.does !== 'takes' || known !== undefined) continue;
			exchange.took.push(one.row);
			this.taken.set(one.row, (this.taken.get(one.row) ?? 0) + 1);
		}
		const isFinal = [...does.values()].every((one) => one !== 'puts off' && one !== 'makes wait');
		if (isFinal && key !== undefined) this.remembered.set(key, does);
	}

	private next(row: number): Does {
		const { delays, last } = this.natures[row];
		const delay = delays.shift();
		if (delay !== undefined) return delay;
		const isRepeat = last === 'takes' && this.taken.has(row) && this.scenario.refusesRepeats;
		return isRepeat ? 'knows it' : last;
	}

	/** One that takes all or none of a request. */
	private agree(does: Map<number, Does>): void {
		const { partial, whole } = this.scenario.dialect;
		if (partial) return;
		const all = [...does.values()];
		const worst = (['refuses', 'stops', 'puts off', 'makes wait'] as const).find((one) =>
			all.includes(one),
		);
		if (whole) {
			const one = worst ?? (all.every((each) => each === 'knows it') ? 'knows it' : 'takes');
			for (const row of does.keys()) does.set(row, one);
		} else if (worst !== undefined) {
			for (const [row, one] of does) if (one === 'takes') does.set(row, 'leaves');
		}
	}
}

function allOf(told: readonly Told[], word: Word, status: number, text: string): Written {
	const words = new Map(told.map(({ row }) => [row, word]));
	return { status, contentType: undefined, text, words };
}

function recordsOf({ json }: Sent): JsonObject[] {
	return Array.isArray(json) ? json : (json.docs ?? [json]);
}
