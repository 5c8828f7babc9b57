import { isJsonObject } from '../../json';
import { isNothing } from '../words/empty';
import type { SplitPath } from '../rules/splitPath';

/** The parts that one path found at one place, in document order. */
export interface PartGroup {
	from: SplitPath;
	values: readonly unknown[];
	/** The names of the values where an object was cut. */
	names?: readonly string[];
}

export interface Parts {
	groups: PartGroup[];
	count: number;
	/** Paths that led to nothing that could hold parts. */
	missing: SplitPath[];
	/** What stands at such a path instead: neither a list, an object nor empty. */
	instead: unknown;
	/** Lists and objects that were cut, or looked through for such. */
	containers: ReadonlySet<unknown>;
	/** They stand in lists, so that their order may mean something; an object's names have none. */
	isOrdered: boolean;
	/** The body itself is the one part, since nothing else was found to cut. */
	isWhole: boolean;
}

/**
 * Cuts an answer into its parts. A list is cut at a final wildcard or where the path ends; `.*` cuts
 * an object into its values too, and `[*]` takes it as one part, as XML converters write lists of
 * one, unless the names are asked for.
 *
 * @param named whether a path asks for the name under which a part stands (`~`)
 */
export function cutParts(body: unknown, paths: readonly SplitPath[], named: boolean): Parts {
	const cut = new Cut(named);
	for (const path of paths) {
		if (path.isRoot) cut.root(body, path);
		else cut.at(body, path);
	}
	return cut.parts;
}

class Cut {
	private readonly containers = new Set<unknown>();
	readonly parts: Parts = {
		groups: [],
		count: 0,
		missing: [],
		instead: undefined,
		containers: this.containers,
		isOrdered: true,
		isWhole: false,
	};

	constructor(private readonly named: boolean) {}

	root(body: unknown, from: SplitPath): void {
		if (Array.isArray(body)) return this.list(body, from);
		if (this.named && isJsonObject(body)) return this.values(body, from);
		this.parts.isWhole = true;
		this.add({ from, values: [body] });
	}

	at(body: unknown, from: SplitPath): void {
		const found = from.container.values(body);
		for (const holder of from.outer?.values(body) ?? []) this.containers.add(holder);
		const passesNames = from.forks.some((fork) => fork.values(body).some(isJsonObject));
		if (passesNames) this.parts.isOrdered = false;
		if (found.length === 0) this.without(from.outer?.values(body) ?? [], from);
		for (const value of found) this.container(value, from);
	}

	/** Where a wildcard finds nothing, what stands before it tells. */
	private without(holders: readonly unknown[], from: SplitPath): void {
		const odd = holders.find((holder) => !isHolder(holder) && !isEmptyContainer(holder));
		if (holders.length > 0 && odd === undefined) return;
		this.parts.missing.push(from);
		this.parts.instead ??= odd;
	}

	private container(value: unknown, from: SplitPath): void {
		if (Array.isArray(value)) return this.list(value, from);
		if (isJsonObject(value)) {
			this.containers.add(value);
			if (isNothing(value) && !from.emptyIsPart) return;
			if (from.cutsObjects || this.named) this.values(value, from);
			else this.add({ from, values: [value] });
			return;
		}
		if (isEmptyContainer(value)) return;
		if (from.takesScalars) return this.add({ from, values: [value] });
		this.parts.missing.push(from);
		this.parts.instead ??= value;
	}

	private list(values: readonly unknown[], from: SplitPath): void {
		this.containers.add(values);
		this.add({ from, values });
	}

	private values(holder: object, from: SplitPath): void {
		this.containers.add(holder);
		this.parts.isOrdered = false;
		this.add({ from, values: Object.values(holder), names: Object.keys(holder) });
	}

	private add(group: PartGroup): void {
		this.parts.groups.push(group);
		this.parts.count += group.values.length;
	}
}

/** Whether the parts were cut from something; else the body itself may refuse the request. */
export function isCut(parts: Parts): boolean {
	return !parts.isWhole && (parts.count > 0 || parts.missing.length === 0);
}

/** As good as an empty list. */
function isEmptyContainer(value: unknown): boolean {
	return value === null || value === false || value === 0 || value === '';
}

function isHolder(value: unknown): boolean {
	return value !== null && typeof value === 'object';
}
