import { compileEndpoint, type ResolvedUrl } from './endpoint';
import { buildEnvelope, openBody } from './envelope';
import { checkHeaders } from './headers';
import { readMatchKeys } from './matchKeys';
import { isJsonObject } from '../json';
import type { Settings } from '../settings';
import { singleText } from '../text';
import type { Envelope, JsonObject, SourceRecord, Target } from '../types';

/** Where an item goes, as far as it is the item's own: both may come from expressions. */
export interface Destination {
	endpoint: string;
	headers: ReadonlyArray<{ name: string; value: string }>;
}

interface Route {
	destination: Destination;
	resolve: (record: JsonObject) => ResolvedUrl;
	headers: Record<string, string>;
}

/** Turns what the user sends into records with targets. One instance per run. */
export class RecordFactory {
	private readonly resolvers = new Map<string, (record: JsonObject) => ResolvedUrl>();
	private readonly targets = new Map<string, Target>();
	private readonly envelope: Envelope | undefined;
	private lastRoute: Route | undefined;
	private lastTarget: Target | undefined;

	/** @throws SettingError when the additional fields have no place in the body */
	constructor(
		private readonly settings: Settings,
		private readonly baseUrl: string,
	) {
		if (!settings.sendsBody) this.envelope = { kind: 'none' };
		else if (settings.itemsAre === 'records') {
			this.envelope = buildEnvelope(settings.envelopePath, settings.additionalBodyFields);
		}
	}

	/** @throws SettingError for an endpoint or headers that cannot be used */
	check(destination: Destination): void {
		this.routeTo(destination);
	}

	/** @throws SettingError for an endpoint or headers that cannot be used */
	fromRecord(index: number, json: unknown, destination: Destination): SourceRecord {
		if (!isJsonObject(json)) return { index, reason: NOT_AN_OBJECT };
		const { resolve, headers } = this.routeTo(destination);
		const resolved = resolve(json);
		if ('reason' in resolved) return { index, reason: resolved.reason };
		const target = this.sharedTarget(resolved.url, headers);
		return this.toRecord(index, json, target);
	}

	/**
	 * The records of one ready-made request body; their indexes count on from `firstIndex`.
	 *
	 * @param clean what of a record is to be sent
	 */
	fromBody(
		firstIndex: number,
		body: unknown,
		destination: Destination,
		clean: (record: unknown) => unknown = (record) => record,
	): Array<{ json: unknown; record: SourceRecord }> {
		const refuse = (reason: string) => [{ json: body, record: { index: firstIndex, reason } }];
		if (!isJsonObject(body)) return refuse(NOT_AN_OBJECT);
		const { resolve, headers } = this.routeTo(destination);
		const resolved = resolve(body);
		if ('reason' in resolved) return refuse(resolved.reason);
		const { envelopePath, additionalBodyFields } = this.settings;
		const opened = openBody(body, envelopePath, additionalBodyFields);
		if ('reason' in opened) return refuse(opened.reason);
		const target: Target = {
			url: resolved.url,
			headers,
			envelope: this.envelope ?? opened.envelope,
			maxRecords: opened.records.length,
		};
		const keys = new Set<string>();
		return opened.records.map((json, at) => {
			const toSend = clean(json);
			const record = isJsonObject(toSend)
				? this.toRecord(firstIndex + at, toSend, target)
				: { index: firstIndex + at, reason: NOT_AN_OBJECT };
			if ('reason' in record) return { json, record };
			const taken = record.matchKeys.find((key) => keys.has(key));
			if (taken !== undefined) {
				const reason = `Another record of this request body has the same key "${taken}" ('Request Key Path')`;
				return { json, record: { index: record.index, reason } };
			}
			for (const key of record.matchKeys) keys.add(key);
			return { json, record };
		});
	}

	private routeTo(destination: Destination): Route {
		if (this.lastRoute?.destination === destination) return this.lastRoute;
		const { endpoint } = destination;
		let resolve = this.resolvers.get(endpoint);
		if (resolve === undefined) {
			resolve = compileEndpoint(this.baseUrl, endpoint);
			this.resolvers.set(endpoint, resolve);
		}
		this.lastRoute = { destination, resolve, headers: checkHeaders(destination.headers) };
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
		if (maxRecords === 1) return { url, headers, envelope, maxRecords };
		const key = `${url} ${JSON.stringify(headers)}`;
		let target = this.targets.get(key);
		if (target === undefined) {
			target = { url, headers, envelope, maxRecords };
			this.targets.set(key, target);
		}
		return target;
	}

	private toRecord(index: number, json: JsonObject, target: Target): SourceRecord {
		const { requestKeys, serializeBy } = this.settings;
		const matchKeys = requestKeys.length === 0 ? NO_KEYS : readMatchKeys(json, requestKeys);
		if ('reason' in matchKeys) return { index, reason: matchKeys.reason };
		const serialKey = serializeBy && singleText(serializeBy.values(json));
		return { index, json, target, retries: 0, matchKeys, serialKey };
	}
}

const NO_KEYS: readonly string[] = [];

const NOT_AN_OBJECT = 'The record is not a JSON object';
