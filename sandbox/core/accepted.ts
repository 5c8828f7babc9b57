export class Accepted {
	readonly #collections = new Map<string, unknown[]>();
	#total = 0;

	get total(): number {
		return this.#total;
	}

	add(collection: string, record: unknown): void {
		this.#total += 1;
		const records = this.#collections.get(collection);
		if (records) records.push(record);
		else this.#collections.set(collection, [record]);
	}

	list(collection: string): unknown[] {
		return this.#collections.get(collection) ?? [];
	}

	counts(): Record<string, number> {
		const entries = [...this.#collections].map(([name, records]) => [name, records.length]);
		return Object.fromEntries(entries) as Record<string, number>;
	}

	clear(): void {
		this.#collections.clear();
		this.#total = 0;
	}
}
