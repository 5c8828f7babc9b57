import type {
	Answer,
	Authorization,
	Authorizer,
	OutgoingRequest,
} from '../../../../../nodes/ApiBulkSender/engine/types';
import { GARBLES, tell, type Asked, type Garble, type Word } from './answers';
import type { Fault, Scenario } from './scenario';
import { ORIGIN } from './setup';
import type { Dice, World } from './world';

/** One request as the destination saw it, and what came of it. */
export interface Exchange {
	/** From 1, in order of arrival. */
	number: number;
	at: number;
	moment: number;
	path: string;
	/** The records in it. */
	ids: number[];
	places: string[];
	keys: string[];
	request: OutgoingRequest;
	/** Requests that were open when it arrived. */
	openBefore: number;
	/** A 2xx answer had arrived before. */
	afterSuccess: boolean;
	answer: Answer;
	/** Unset while the answer is under way. */
	answeredAt?: number;
	answeredMoment?: number;
	/** What a 2xx answer proves of each record. */
	says: Map<number, Word>;
	/** Until when the answer asks to wait: from its arrival, or at a date (ms). */
	retryAfter: number;
	retryAt: number;
}

/** Unlimited waiting would make endless runs, which only 'Max Yield Time' ends. */
const MOST_YIELDS = 25;

/**
 * A destination that takes records for real. What it took is known, whatever becomes of the answer;
 * it may be faulty, but it never says what is not true.
 */
export class Destination {
	readonly exchanges: Exchange[] = [];
	/** How often each record was taken. */
	readonly taken = new Map<number, number>();
	readonly authorizer: Authorizer;
	mostTokenRequests = 0;
	private tokenRequests = 0;
	private tokens = 0;
	private open = 0;
	private succeeded = false;
	private yields = 0;
	private readonly remaining: number[];
	private readonly remembered = new Map<string, Map<number, Word>>();

	constructor(
		private readonly scenario: Scenario,
		private readonly world: World,
		private readonly dice: Dice,
	) {
		this.remaining = scenario.records.map(({ times }) => times);
		this.authorizer = { renewable: true, authorize: () => this.authorize() };
	}

	private authorize(): Promise<Authorization> {
		this.mostTokenRequests = Math.max(this.mostTokenRequests, ++this.tokenRequests);
		return new Promise((resolve, reject) => {
			this.world.after(this.dice.upTo(50), () => {
				this.tokenRequests--;
				if (this.scenario.tokensRefused && this.dice.chance(0.3)) reject(new Error('No token'));
				const headers = { authorization: `Bearer ${++this.tokens}` };
				resolve({ headers, expiresAt: this.world.now + this.scenario.tokenLifetime });
			});
		});
	}

	readonly send = (request: OutgoingRequest): Promise<Answer> => {
		const exchange = this.receive(request);
		this.exchanges.push(exchange);
		this.open++;
		this.respond(exchange);
		return new Promise((resolve) => {
			this.world.after(this.dice.upTo(this.scenario.slowness), () => {
				this.open--;
				exchange.answeredAt = this.world.now;
				exchange.answeredMoment = this.world.moment;
				const { answer } = exchange;
				if (answer.kind === 'response' && answer.status < 300) this.succeeded = true;
				resolve(answer);
			});
		});
	};

	private receive(request: OutgoingRequest): Exchange {
		const path = decodeURI(request.url.slice(ORIGIN.length));
		const records = this.unpack(request);
		const { bulk, method } = this.scenario;
		const ids = records.map(({ hidden }) => hidden as number);
		return {
			number: this.exchanges.length + 1,
			at: this.world.now,
			moment: this.world.moment,
			path,
			ids: bulk || method === 'POST' ? ids : [Number(path.split('/').at(-1))],
			places: records.map(({ place }) => place as string),
			keys: records.map(({ k }) => String(k)),
			request,
			openBefore: this.open,
			afterSuccess: this.succeeded,
			answer: { kind: 'failure', failure: 'timeout', message: 'The request timed out' },
			says: new Map(),
			retryAfter: 0,
			retryAt: 0,
		};
	}

	private unpack({ body, headers }: OutgoingRequest): Array<Record<string, unknown>> {
		if (body === undefined) return [];
		switch (headers['content-type']) {
			case 'application/x-ndjson':
				return this.unpackLines(body);
			case 'application/x-www-form-urlencoded': {
				const { hidden, ...fields } = Object.fromEntries(new URLSearchParams(body));
				return [{ ...fields, hidden: Number(hidden) }];
			}
		}
		const content = JSON.parse(body);
		if (Array.isArray(content)) return content;
		return content.docs ?? content.data?.items ?? [content];
	}

	private unpackLines(body: string): Array<Record<string, unknown>> {
		if (!body.endsWith('\n')) throw new Error('The last line has no end');
		const lines = body
			.slice(0, -1)
			.split('\n')
			.map((line) => JSON.parse(line));
		if (this.scenario.body === 'lines') return lines;
		return lines.filter((line, at) => {
			if (at % 2 === 1) return true;
			if (line.index._id !== `no. ${lines[at + 1].hidden}`)
				throw new Error('An action of another record');
			return false;
		});
	}

	private respond(exchange: Exchange): void {
		const { faultRate, faults } = this.scenario;
		const fault = this.dice.chance(faultRate) ? this.dice.pick(faults) : undefined;
		if (fault === undefined || isGarble(fault)) return this.answerParts(exchange, fault);
		if (fault.endsWith('After')) this.take(exchange);
		if (/^(timeout|reset|unreachable)/.test(fault)) {
			const failure = fault.replace(/Before|After/, '') as 'timeout' | 'reset' | 'unreachable';
			exchange.answer = { kind: 'failure', failure, message: `The network said ${failure}` };
		} else if (fault.startsWith('redirect')) this.redirect(exchange, fault);
		else if (fault === '429' && ++this.yields > MOST_YIELDS) this.answerParts(exchange, undefined);
		else this.refuse(exchange, Number.parseInt(fault));
	}

	private redirect(exchange: Exchange, fault: Fault): void {
		const elsewhere = fault === 'redirectElsewhere' ? 'https://other.example.com' : '';
		const status = fault === 'redirect302' ? 302 : this.dice.pick([307, 308]);
		const location = `${elsewhere}/moved${encodeURI(exchange.path)}`;
		exchange.answer = { kind: 'response', status, headers: { location }, body: '' };
	}

	private refuse(exchange: Exchange, status: number): void {
		const headers: Record<string, string> = {};
		if ((status === 429 || status === 503) && this.dice.chance(0.7))
			this.askToWait(exchange, headers);
		const body = this.dice.pick([
			'',
			'{"code":"OVERALL","message":"no"}',
			'<html>no</html>',
			'[null]',
		]);
		exchange.answer = { kind: 'response', status, headers, body };
	}

	/** As seconds or as a date, which has whole seconds. */
	private askToWait(exchange: Exchange, headers: Record<string, string>): void {
		const seconds = 1 + this.dice.upTo(4);
		const until = Math.floor((this.world.now + seconds * 1000 + 1000) / 1000) * 1000;
		const asDate = this.dice.chance(0.3);
		headers['retry-after'] = asDate ? new Date(until).toUTCString() : String(seconds);
		if (asDate) exchange.retryAt = until;
		else exchange.retryAfter = seconds * 1000;
	}

	private answerParts(exchange: Exchange, garble: Garble | undefined): void {
		const words = this.take(exchange);
		if (words === 'refused') return this.refuse(exchange, this.dice.pick([400, 413, 422]));
		const { style, alreadyApplied } = this.scenario;
		const asked: Asked[] = [...words].map(([id, word]) => {
			return { id, word, key: this.scenario.records[id].key };
		});
		if (style.reports === 'wholeRequest' && asked[0].word === 'DUP' && alreadyApplied !== '') {
			if (this.dice.chance(0.5)) return this.refuse(exchange, 409);
		}
		const { answer, says } = tell(style, asked, garble, this.dice);
		const wait = asked.some(({ word }) => word === 'WAIT' || word === 'TEMP');
		if (wait && this.dice.chance(0.4))
			this.askToWait(exchange, answer.headers as Record<string, string>);
		exchange.answer = answer;
		exchange.says = says;
	}

	/** Takes what it can of a request and returns its words, or refuses the request as a whole. */
	private take({ ids, request }: Exchange): Map<number, Word> | 'refused' {
		const key = request.headers['idempotency-key'];
		const known = key === undefined ? undefined : this.remembered.get(key);
		if (known !== undefined) return known;
		const words = ids.map((id) => this.wordFor(id));
		const { takesAllOrNone, style } = this.scenario;
		if (takesAllOrNone && ids.some((id) => this.scenario.records[id].fate === 'bad'))
			return 'refused';
		if (style.reports === 'wholeRequest') words.fill(overall(words));
		const result = new Map(ids.map((id, at) => [id, words[at]]));
		for (const [id, word] of result) {
			if (word === 'ok') this.taken.set(id, (this.taken.get(id) ?? 0) + 1);
		}
		const final = words.every((word) => word !== 'TEMP' && word !== 'WAIT');
		if (key !== undefined && final) this.remembered.set(key, result);
		return result;
	}

	private wordFor(id: number): Word {
		switch (this.scenario.records[id].fate) {
			case 'bad':
				return 'E1';
			case 'halting':
				return 'HALT';
			case 'known':
				return 'DUP';
			case 'temporary':
				if (this.remaining[id]-- > 0) return 'TEMP';
				break;
			case 'waiting':
				if (this.remaining[id]-- > 0) return 'WAIT';
		}
		return this.scenario.refusesRepeats && this.taken.has(id) ? 'DUP' : 'ok';
	}
}

/** One word for all: the worst, and that it has them only when it has every one. */
function overall(words: readonly Word[]): Word {
	const worst = (['E1', 'HALT', 'TEMP', 'WAIT'] as const).find((word) => words.includes(word));
	return worst ?? (words.every((word) => word === 'DUP') ? 'DUP' : 'ok');
}

function isGarble(fault: Fault): fault is Garble {
	return (GARBLES as readonly string[]).includes(fault);
}
