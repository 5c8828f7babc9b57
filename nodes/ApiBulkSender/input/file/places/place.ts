/** Where a file's bytes come from. */
export interface Place {
	/** The file's name, which is shown and tells the format where the content does not. */
	name: string;
	/** May be read once; it lets its source go when reading ends. */
	bytes: AsyncIterable<Uint8Array>;
	/** In bytes, where it is known. */
	size?: number;
	/** Lets its source go when nobody reads it. */
	close?: () => Promise<void>;
	/** A fingerprint of the content that the place itself gives. */
	print?: string;
	/** Another download may give another content. */
	isRemote?: true;
	/** How n8n stores binary data, where the file shows it, e.g. `filesystem-v2`. */
	storedAs?: string;
}

/** The name with an ending for its type, where it has none. */
export function nameByType(name: string, type: string | undefined): string {
	if (type === undefined || /\.(?:csv|tsv|txt|json|jsonl|ndjson)(?:\.gz)?$/i.test(name))
		return name;
	return /ndjson|jsonl|json-lines|jsonlines/i.test(type) ? `${name}.ndjson` : name;
}
