import type { MappingEntry } from '../engine/mapping/fieldMapping';
import type { DeliveryOptions, RawSettings } from '../engine/settings';
import type { JsonObject } from '../engine/types';

/** Panel fields that can need a word of their own under one template. */
export type HintedField = 'apiEndpoint' | 'additionalHeaders';

type PanelSettings = Omit<RawSettings, 'options' | 'itemsAre'>;
type OwnForm = 'additionalBodyFields' | 'specifyParsePathMap' | 'parsePathMap' | 'parsePathMapJson';

/**
 * Fields of the panel by their names; what is left out starts as it does under Custom. `[[name]]`
 * stands for what the user enters for the input of that name (n8n takes two braces for an
 * expression). With Failed Records Only, Match By has to be given.
 */
export type TemplateSettings = Readonly<Partial<Omit<PanelSettings, OwnForm>>> & {
	/** What is filled in is URL-encoded. */
	readonly apiEndpoint: string;
	/** Name to path; an empty path stands in the panel for the user to fill. */
	readonly parsePathMap: Readonly<Record<string, string>>;
	readonly additionalBodyFields?: Readonly<JsonObject>;
	readonly additionalHeaders?: ReadonlyArray<{ readonly name: string; readonly value: string }>;
};

export interface RateLimit {
	requestsPerPeriod: number;
	period: number;
	periodUnit: 'seconds' | 'minutes' | 'hours';
}

/** Options by their names in the panel, groups as objects: what one that was not added takes. */
export type TemplateOptions = Readonly<
	Partial<Omit<DeliveryOptions, keyof RateLimit | 'limitIsShared' | 'waiting' | 'sendOnlyFirst'>>
> & {
	readonly rateLimit?: Readonly<RateLimit>;
	readonly waiting?: Readonly<Partial<DeliveryOptions['waiting']>>;
};

/** Something that only the user knows. */
export interface TemplateInput {
	readonly displayName: string;
	/** The field's name is `templateInput_` and this. */
	readonly name: string;
	readonly type: 'string' | 'number' | 'boolean' | 'options';
	readonly default: string | number | boolean;
	readonly description: string;
	readonly options?: ReadonlyArray<{ name: string; value: string; description?: string }>;
	readonly placeholder?: string;
	readonly hint?: string;
	/** It may stay empty; then its places in `additionalBodyFields` are left out. */
	readonly isOptional?: true;
	/** Values between commas; alone in a text of `additionalBodyFields` they become a list. */
	readonly isList?: true;
}

/** How one logs in, and where. */
export interface TemplateLogin {
	/** The choice under Authentication in the credential. */
	readonly kind: string;
	/** What belongs into API Base URL. */
	readonly baseUrl: string;
	/** What to enter besides, and where the application shows it. */
	readonly where: string;
}

/** What is known of the API, for people: each a sentence or two. */
export interface TemplateFacts {
	readonly does: string;
	readonly limits: string;
	readonly rate: string;
	/** What becomes of a record that is sent twice. */
	readonly dedupe: string;
	/** Whether an answer that says yes means that the record is stored, or only that it was taken. */
	readonly successMeans: 'processed' | 'accepted';
	/** Not read in the vendor's own documents, but in clients and connectors of others. */
	readonly secondHand: readonly string[];
	/** Written down nowhere. */
	readonly assumed: readonly string[];
	/** Addresses of what was read. */
	readonly sources: readonly string[];
	/** The day it was read, as 2026-01-31. */
	readonly readOn: string;
}

/**
 * What a destination needs set, as a whole. Once published, a value never changes in place: n8n
 * does not store values that equal a default.
 */
export interface DestinationTemplate {
	/** Value of the Destination Template field. */
	readonly id: string;
	readonly displayName: string;
	readonly description: string;
	/** Its fields are shown from the start, rather than only summed up. */
	readonly isAdjusted?: true;
	readonly asks: readonly TemplateInput[];
	readonly settings: TemplateSettings;
	readonly options: TemplateOptions;
	/**
	 * What the API wants around a flat record, applied to what the user's own Field Mapping makes.
	 * Empty: the record is sent as it is.
	 */
	readonly wrapper: readonly MappingEntry[];
	readonly login: TemplateLogin;
	readonly facts: TemplateFacts;
	/** Shown under the field, for what no document of the destination states. */
	readonly hints?: Readonly<Partial<Record<HintedField, string>>>;
}
