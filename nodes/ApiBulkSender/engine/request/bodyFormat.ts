import { SettingError } from '../settingError';
import { isEmptyPath } from './envelope';

export type BodyFormat = 'json' | 'ndjson' | 'form';

interface Content {
	/** As it is called when nobody says otherwise. */
	type: string;
	/** What it may be called. */
	allowed: RegExp;
	/** As it fits after "what is sent is". */
	what: string;
	advice: string;
}

export const contents: Readonly<Record<BodyFormat, Content>> = {
	json: {
		type: 'application/json',
		// json, vnd.api+json, x-amz-json-1.1
		allowed: /[/.+-]json(?:-?[\d.]+)?$/,
		what: 'JSON',
		advice: 'let it be application/json or a type that ends in +json',
	},
	ndjson: {
		type: 'application/x-ndjson',
		// Elasticsearch takes JSON's own type, Typesense that of plain text or of bytes. A json-seq has other lines.
		allowed:
			/[/.+-](?:json|(?:nd|ld)json|json-?l(?:ines)?)$|^application\/octet-stream$|^text\/plain$/,
		what: 'lines of JSON',
		advice:
			'let it be application/x-ndjson, application/json, application/octet-stream or text/plain',
	},
	form: {
		type: 'application/x-www-form-urlencoded',
		allowed: /^application\/x-www-form-urlencoded$/,
		what: 'a form',
		advice: "choose another 'Body Format'",
	},
};

const FIELD = 'Body Format';

interface Raw {
	bodyFormat: BodyFormat;
	bulkSupport: boolean;
	itemsAre: 'records' | 'requestBodies';
	requestSplitPath: string;
}

/**
 * @param hasFields whether there are Additional Body Fields
 * @throws SettingError for what has no place in a body of the format
 */
export function checkBodyFormat(raw: Raw, hasFields: boolean): BodyFormat {
	const { bodyFormat, bulkSupport, itemsAre, requestSplitPath } = raw;
	const { [bodyFormat]: content } = contents as Partial<typeof contents>;
	if (content === undefined) {
		const formats = Object.keys(contents).join(', ');
		throw new SettingError(FIELD, `'${FIELD}' must be one of ${formats}`);
	}
	if (bodyFormat === 'json') return bodyFormat;
	if (itemsAre === 'requestBodies') {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is ${content.what}, but ready-made request bodies are sent as JSON`,
			`Set '${FIELD}' to JSON, or 'Items Are' to Records`,
		);
	}
	if (bodyFormat === 'form' && bulkSupport) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is a form, which carries one record, but several are to go in one request`,
			`Switch 'Bulk Support' off, or choose another '${FIELD}'`,
		);
	}
	const isAround = !isEmptyPath(requestSplitPath);
	if (!isAround && !(hasFields && bodyFormat === 'ndjson')) return bodyFormat;
	const field = isAround ? 'Request Split Path' : 'Additional Body Fields';
	throw new SettingError(
		field,
		`'${field}' has no place, since the body is ${content.what}`,
		`Empty it, or set '${FIELD}' to JSON`,
	);
}
