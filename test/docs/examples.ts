import { summarize } from '../../nodes/ApiBulkSender/engine/account/summary';
import { isJsonObject } from '../../nodes/ApiBulkSender/engine/json';
import { nothingArrived } from '../../nodes/ApiBulkSender/output/nothingArrived';
import { http, run, type Run } from '../nodes/ApiBulkSender/engine/harness';
import type { Block, Page } from './markdown';
import { settingsOf, type Labelled } from './panelSettings';

/** One request and its answer, as a page writes them. */
interface Exchange {
	/** The ids of the records in it, in order. */
	sent?: string[];
	/** Seconds since the first request. */
	second?: number;
	HTTP: number;
	headers?: Record<string, string>;
	answer: unknown;
}

/** What a page says: with these settings and answers, these records come out so. */
export interface Example {
	/** The heading under which it stands, with a number where there are several. */
	name: string;
	records: Labelled[];
	settings: Labelled;
	exchanges: Exchange[];
	/** By record, fields of its result beside its own. */
	comesOut?: Labelled[];
	/** By record, the whole item. */
	leaves?: Labelled[];
	summary?: Labelled;
	/** So it comes out only with On Error set to Continue; else the node is red and nothing does. */
	red: boolean;
}

/**
 * The examples of a page. Each consists of labelled blocks, the label being the bold beginning of
 * the line before: **You send** and **Settings** hold for all that follows under the same heading,
 * **Changed** alters the settings, **The API answers** (HTTP 200) or **Back and forth** says what
 * happens, and **What comes out** or **What leaves** ends an example, to which **Summary** adds.
 *
 * @throws Error for a block that is none of these
 */
export function readExamples(page: Page): Example[] {
	const reader = new ExampleReader();
	for (const block of page.blocks) {
		try {
			reader.take(block);
		} catch (error) {
			throw new Error(`${page.path}:${block.line}: ${(error as Error).message}`);
		}
	}
	reader.close();
	return reader.examples;
}

class ExampleReader {
	readonly examples: Example[] = [];
	private heading = '';
	private count = 0;
	private records: Labelled[] = [];
	private settings: Labelled = {};
	private exchanges: Exchange[] = [];
	/** An answer of which the page has not said yet what comes out. */
	private open = false;

	take(block: Block): void {
		if (block.heading !== this.heading) this.begin(block.heading);
		const [, label, rest] = /^\*\*(.+?)\*\*(.*)$/.exec(block.before) ?? [];
		switch (label) {
			case 'You send':
				this.records = JSON.parse(block.text);
				return;
			case 'Settings':
				this.settings = JSON.parse(block.text);
				return;
			case 'Changed':
				this.settings = merged(this.settings, JSON.parse(block.text));
				return;
			case 'The API answers':
				return this.answer([answered(rest, block)]);
			case 'Back and forth':
				return this.answer(JSON.parse(block.text));
			case 'What comes out':
				return this.end(rest, { comesOut: JSON.parse(block.text) });
			case 'What leaves':
				return this.end(rest, { leaves: JSON.parse(block.text) });
			case 'Summary':
				this.examples[this.examples.length - 1].summary = JSON.parse(block.text);
				return;
			default:
				throw new Error(`No label for this block: ${block.before}`);
		}
	}

	close(): void {
		if (this.open) throw new Error(`${this.heading}: What comes out of the last answer?`);
	}

	private answer(exchanges: Exchange[]): void {
		this.close();
		this.exchanges = exchanges;
		this.open = true;
	}

	private begin(heading: string): void {
		this.close();
		this.heading = heading;
		this.count = 0;
		this.records = [];
		this.settings = {};
		this.exchanges = [];
	}

	private end(rest: string, says: Pick<Example, 'comesOut' | 'leaves'>): void {
		const { heading, records, settings, exchanges } = this;
		const name = ++this.count === 1 ? heading : `${heading}, ${this.count}`;
		this.open = false;
		const red = rest === ', with On Error set to Continue';
		this.examples.push({ name, records, settings, exchanges, red, ...says });
	}
}

function answered(rest: string, { text, language }: Block): Exchange {
	const [, status, contentType] = /^ \(HTTP (\d{3})(?:, ([\w/+.-]+))?\)/.exec(rest) ?? [];
	if (status === undefined) throw new Error('The HTTP status is missing, as in (HTTP 200)');
	const type = contentType ?? (language === 'json' ? 'application/json' : 'text/plain');
	return { HTTP: Number(status), headers: { 'content-type': type }, answer: text };
}

function merged(settings: Labelled, changes: Labelled): Labelled {
	const inner = Object.entries(changes).map(([label, value]) => {
		const own = settings[label];
		return [label, isJsonObject(own) && isJsonObject(value) ? merged(own, value) : value];
	});
	return { ...settings, ...Object.fromEntries(inner) };
}

/** Delivers the example's records through the engine to a destination that answers as it says. */
export async function expectAsWritten(example: Example): Promise<void> {
	const { records, settings, exchanges, comesOut, leaves } = example;
	const answers = exchanges.map(({ HTTP, headers = {}, answer }) => {
		const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
		return http(HTTP, answer, { 'content-type': 'application/json', ...Object.fromEntries(lower) });
	});
	const tokens = [{ name: 'first' }, { name: 'second' }];
	const ran = await run(records, settingsOf(settings), { answers, tokens });
	expect(requestsOf(ran, exchanges)).toEqual(exchanges);
	if (comesOut) expect(resultsOf(example, ran, comesOut)).toEqual(comesOut);
	// As text, so that the order of the fields counts too.
	if (leaves) {
		const items = records.map((record, at) => ({
			delivery: ran.result.settlements[at],
			...record,
		}));
		expect(JSON.stringify(items, null, 1)).toBe(JSON.stringify(leaves, null, 1));
	}
	const summary = summarize(ran.result);
	const advice = { refused: '', unreachable: '' };
	const fault = nothingArrived(ran.result, summary, advice, {
		isFixed: false,
		template: undefined,
	});
	expect(fault !== undefined).toBe(example.red);
	if (example.summary) {
		expect(JSON.stringify(summary, null, 1)).toBe(JSON.stringify(example.summary, null, 1));
	}
}

/** The requests that left, in the form of the page, as far as the page tells of them. */
function requestsOf({ sent }: Run, told: readonly Exchange[]): Exchange[] {
	return sent.map(({ json, at }, place) => ({
		...told[place],
		...(told[place]?.sent && { sent: [json].flat().map(({ id }) => String(id)) }),
		...(told[place]?.second !== undefined && { second: at / 1000 }),
	}));
}

/** A page must tell of these wherever a result has them. */
const ALWAYS_TOLD = ['outcome', 'cause', 'reason', 'warnings'];

/** The results in the form of the page, as far as the page tells of them. */
function resultsOf({ records }: Example, { result }: Run, told: readonly Labelled[]): Labelled[] {
	return records.map((record, at) => {
		const names = [...ALWAYS_TOLD, ...Object.keys(told[at] ?? {})];
		const item = { ...record, ...result.settlements[at] };
		return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
	});
}
