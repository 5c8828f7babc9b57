import { reasonOf } from './encode';
import { compileEndpoint, type ResolveUrl } from './endpoint';
import { buildEnvelope, envelopeOf, recordsIn } from './envelope';
import { describeFields } from './fieldNames';
import {
	checkHeaders,
	refuseOtherContentType,
	refuseOverwritten,
	refuseTakenKeyHeader,
} from './headers';
import { refuseBodyWithoutPlace, refuseTakenParameter, takenByLogin } from './login';
import { readMatchKeys } from './matchKeys';
import { isJsonObject, plainForm } from '../json';
import type { RecordMapping } from '../mapping/recordMapping';
import { SettingError } from '../settingError';
import type { Settings } from '../settings';
import { singleText } from '../text';
import type { Envelope, InvalidRecord, JsonObject, Login, SourceRecord, Target } from '../types';

/** Where an item goes, as far as it is the item's own: both may come from expressions. */
export interface Destination {
	endpoint: string;
	headers: ReadonlyArray<{ name: string; value: string }>;
}

interface Route {
	destination: Destination;
	resolve: ResolveUrl;
	headers: Record<string, string>;
}

/** Turns what the user sends into records with targets. One instance per run. */
export class RecordFactory {
	private readonly resolvers = new Map<string, ResolveUrl>();
	private readonly targets = new Map<string, Target>();
	private readonly envelope: Envelope | undefined;
	private lastRoute: Route | undefined;
	private lastTarget: Target | undefined;
	/** Records without a value at Serialize By so far, and what the first of them has. */
	private unserialized = 0;
	private fieldsOfFirst = '';

	/** @throws SettingError when the settings do not fit together */
	constructor(
		private readonly settings: Settings,
		private readonly baseUrl: string,
		/** What the credential adds to every request; its values are not needed. */
		private readonly login: Login = { headers: {} },
		/** Makes what is sent of what came in. */
		private readonly mapping?: RecordMapping,
	) {
		refuseTakenKeyHeader(settings.idempotencyKeyHeader, Object.keys(login.headers));
		if (login.bodyField !== undefined) refuseBodyWithoutPlace(login.bodyField.name, settings);
		if (!settings.sendsBody) this.envelope = { kind: 'none' };
		else if (settings.itemsAre === 'records') {
			this.envelope = envelopeFor(settings);
		}
	}

	/** @throws SettingError for an endpoint or headers that cannot be used */
	check(destination: Destination): void {
		this.routeTo(destination);
	}

	/**
	 * A record on its way, or why it cannot be sent, whatever is wrong with it.
	 *
	 * @param written the record as it is to be written, its numbers with the digits they came with;
	 * then the numbers of `json` are exact too, those that could not be are text
	 * @throws SettingError for an endpoint or headers that cannot be used
	 */
	fromRecord(
		index: number,
		json: unknown,
		destination: Destination,
		written?: unknown,
	): SourceRecord {
		const route = this.routeTo(destination);
		try {
			return this.onRoute(route, index, json, written);
		} catch (error) {
			return unprepared(index, error);
		}
	}

	/**
	 * Why no record with just these fields could be sent, as a sentence; undefined when they could.
	 *
	 * @throws SettingError for an endpoint or headers that cannot be used
	 */
	whyNone(fields: readonly string[], destination: Destination): string | undefined {
		const record: JsonObject = Object.fromEntries(fields.map((name) => [name, '1']));
		const line = this.settings.actionLine?.(record, true);
		if (line !== undefined && 'reason' in line) return line.reason;
		const resolved = this.routeTo(destination).resolve(record, true);
		if ('reason' in resolved) return resolved.reason;
		if (this.mapping !== undefined) return this.mapping.whyNone(record);
		const { requestKeys } = this.settings;
		const keys = requestKeys.length === 0 ? NO_KEYS : readMatchKeys(record, requestKeys, true);
		return 'reason' in keys ? keys.reason : undefined;
	}

	private onRoute(route: Route, index: number, json: unknown, written: unknown): SourceRecord {
		const record = plainForm(json);
		if (!isJsonObject(record)) return { index, reason: NOT_AN_OBJECT };
		const exact = written !== undefined;
		const resolved = route.resolve(record, exact);
		if ('reason' in resolved) return { index, reason: resolved.reason };
		const line = this.settings.actionLine?.(record, exact);
		if (line !== undefined && 'reason' in line) return { index, reason: line.reason };
		const target = this.sharedTarget(resolved.url, route.headers);
		const own = { json: record, written: written as JsonObject | undefined };
		const mapped = this.mapping?.apply(record, index, own.written) ?? own;
		if ('reason' in mapped) return { index, ...mapped };
		const source = this.toRecord(index, mapped.json, target, exact);
		if (mapped.written === undefined && line === undefined) return source;
		return { ...source, written: mapped.written, actionLine: line?.text };
	}

	/**
	 * The records of one ready-made request body; their indexes count on from `firstIndex`.
	 *
	 * @param clean what of a record is to be sent
	 * @throws SettingError for an endpoint or headers that cannot be used
	 */
	fromBody(
		firstIndex: number,
		body: unknown,
		destination: Destination,
		clean: (record: unknown) => unknown = (record) => record,
	): Array<{ json: unknown; record: SourceRecord }> {
		const route = this.routeTo(destination);
		const opened = prepared(firstIndex, () => this.open(firstIndex, body, route));
		if ('reason' in opened) return [{ json: body, record: opened }];
		const { records, target } = opened;
		const keys = new Set<string>();
		return records.map((json, at) => {
			const index = firstIndex + at;
			const record = prepared(index, () => {
				const toSend = plainForm(clean(json));
				if (!isJsonObject(toSend)) return { index, reason: NOT_AN_OBJECT };
				return this.toRecord(index, toSend, target, false);
			});
			if ('reason' in record) return { json, record };
			const taken = record.matchKeys.find((key) => keys.has(key));
			if (taken !== undefined) {
				const reason = `Another record of this request body has the same key "${taken}" ('Request Key Path')`;
				return { json, record: { index, reason } };
			}
			for (const key of record.matchKeys) keys.add(key);
			return { json, record };
		});
	}

	private open(
		index: number,
		body: unknown,
		{ resolve, headers }: Route,
	): { records: unknown[]; target: Target } | InvalidRecord {
		if (!isJsonObject(body)) return { index, reason: NOT_AN_OBJECT };
		const taken = takenByLogin(body, this.login);
		if (taken !== undefined) return { index, reason: taken };
		const resolved = resolve(body, false);
		if ('reason' in resolved) return { index, reason: resolved.reason };
		const { envelopePath, additionalBodyFields } = this.settings;
		const records = recordsIn(body, envelopePath);
		if ('reason' in records) return { index, reason: records.reason };
		const target: Target = {
			url: resolved.url,
			baseUrl: this.baseUrl,
			headers,
			envelope: this.envelope ?? envelopeOf(body, envelopePath, additionalBodyFields),
			maxRecords: records.length,
		};
		return { records, target };
	}

	private routeTo(destination: Destination): Route {
		if (this.lastRoute?.destination === destination) return this.lastRoute;
		const { endpoint } = destination;
		let resolve = this.resolvers.get(endpoint);
		if (resolve === undefined) {
			resolve = compileEndpoint(this.baseUrl, endpoint);
			if (this.login.query !== undefined) refuseTakenParameter(this.login.query.name, endpoint);
			this.resolvers.set(endpoint, resolve);
		}
		const headers = checkHeaders(destination.headers);
		if (this.settings.sendsBody) refuseOtherContentType(headers, this.settings.bodyFormat);
		refuseOverwritten(headers, this.settings.idempotencyKeyHeader);
		this.lastRoute = { destination, resolve, headers };
		return this.lastRoute;
	}

	/** Records of the same URL and headers get the same target, and so may share a batch. */
	private sharedTarget(url: string, headers: Record<string, string>): Target {
		const { lastTarget } = this;
		if (lastTarget?.url === url && lastTarget.headers === headers) return lastTarget;
		this.lastTarget = this.findTarget(url, headers);
		return this.lastTarget;
	}

	private findTarget(url: string, headers: Record<string, string>): Target {
		const { maxRecords } = this.settings;
		const envelope = this.envelope as Envelope;
		const { baseUrl } = this;
		if (maxRecords === 1) return { url, baseUrl, headers, envelope, maxRecords };
		const key = `${url} ${JSON.stringify(headers)}`;
		let target = this.targets.get(key);
		if (target === undefined) {
			target = { url, baseUrl, headers, envelope, maxRecords };
			this.targets.set(key, target);
		}
		return target;
	}

	private toRecord(index: number, json: JsonObject, target: Target, exact: boolean): SourceRecord {
		const { requestKeys, serializeBy, envelopePath } = this.settings;
		const taken = envelopePath.names.length === 0 ? takenByLogin(json, this.login) : undefined;
		if (taken !== undefined) return { index, reason: taken };
		const matchKeys = requestKeys.length === 0 ? NO_KEYS : readMatchKeys(json, requestKeys, exact);
		if ('reason' in matchKeys) return { index, reason: matchKeys.reason };
		const serialKey = serializeBy && singleText(serializeBy.values(json));
		if (serializeBy && serialKey === undefined) this.noteUnserialized(json);
		return { index, json, target, retries: 0, matchKeys, serialKey };
	}

	private noteUnserialized(json: JsonObject): void {
		if (this.unserialized++ === 0) this.fieldsOfFirst = describeFields(json, 'The first of them');
	}

	/** What the records made so far give occasion to say; a sentence without a final stop. */
	get notice(): string | undefined {
		const notices = [this.mapping?.notice, this.serializeNotice].filter(Boolean);
		return notices.length === 0 ? undefined : notices.join('. ');
	}

	private get serializeNotice(): string | undefined {
		if (this.unserialized === 0) return undefined;
		const count = this.unserialized === 1 ? '1 record has' : `${this.unserialized} records have`;
		const path = this.settings.serializeBy?.text;
		return `${count} no value at 'Serialize By' (${path}), so nothing waited for them. ${this.fieldsOfFirst}`;
	}
}

/** Nothing that is wrong with one record may end the run: it is invalid, and the others go. */
export function prepared<Result>(
	index: number,
	prepare: (index: number) => Result,
): Result | InvalidRecord {
	try {
		return prepare(index);
	} catch (error) {
		return unprepared(index, error);
	}
}

function unprepared(index: number, error: unknown): InvalidRecord {
	if (error instanceof SettingError) throw error;
	return { index, reason: `The record cannot be prepared: ${reasonOf(error)}` };
}

/** @throws SettingError */
function envelopeFor(settings: Settings): Envelope {
	const { bodyFormat, actionLine, envelopePath, additionalBodyFields } = settings;
	switch (bodyFormat) {
		case 'ndjson':
			return { kind: 'lines', perRecord: actionLine === undefined ? 1 : 2 };
		case 'form':
			return { kind: 'form', fields: additionalBodyFields };
		case 'json':
			return buildEnvelope(envelopePath, additionalBodyFields);
	}
}

const NO_KEYS: readonly string[] = [];

const NOT_AN_OBJECT = 'The record is not a JSON object';
