import { inColumn, rowsNamed, type AttributeRow } from '../attributes/row';
import { InputError } from '../../shared/inputError';
import { step, type Plan, type Step } from './plan';
import type { AttributeWant, Want } from './want';

/** The attributes as they are to be, in the order of the columns, and the steps that lead there. */
export function planAttributes(current: AttributeRow[], want: Want, plan: Plan): AttributeRow[] {
	const matches = match(want.attributes, current);
	const change: Change = { next: [...current], wanted: [], was: new Map() };
	for (const each of want.attributes) {
		try {
			plan.steps.push(...put(each, matches.get(each) ?? [], change));
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			plan.refused.push({ error, items: each.items });
		}
	}
	remove(want, current, change, plan.steps);
	if (!want.ordersColumns) return change.next;
	const next = inWantedOrder(change);
	plan.steps.push(...changeOfOrder(current, next, change));
	return next;
}

interface Change {
	next: AttributeRow[];
	/** Those that are asked for, in the order in which they are. */
	wanted: AttributeRow[];
	/** What a row was that gets another column. */
	was: Map<AttributeRow, AttributeRow>;
}

/** Each row goes to one wish: first to one with its very column, then to one that may give it another. */
function match(
	wants: AttributeWant[],
	current: AttributeRow[],
): Map<AttributeWant, AttributeRow[]> {
	const matches = new Map<AttributeWant, AttributeRow[]>();
	const free = new Set(current);
	const take = (want: AttributeWant, rows: AttributeRow[]) => {
		for (const row of rows) free.delete(row);
		if (rows.length > 0) matches.set(want, rows);
	};
	const named = ({ source }: AttributeWant) =>
		rowsNamed(source, current).filter((row) => free.has(row));
	for (const want of wants.filter(({ keepsColumn }) => !keepsColumn)) {
		take(
			want,
			named(want).filter(({ target }) => target === want.target),
		);
	}
	for (const want of wants.filter((each) => !matches.has(each))) {
		take(want, named(want).slice(0, want.keepsColumn ? undefined : 1));
	}
	return matches;
}

/** @throws InputError when it cannot be had, or is asked for in two columns */
function put(want: AttributeWant, rows: AttributeRow[], change: Change): Step[] {
	const { source, target, items } = want;
	if (rows.length > 0) return rows.map((row) => putRow(want, row, change));
	const [other] = rowsNamed(source, change.next);
	if (other === undefined && want.mustExist) throw notThere(source);
	if (other === undefined) {
		const row = { source, target };
		change.next.push(row);
		change.wanted.push(row);
		return [step('attribute', 'add', source, { items })];
	}
	if (want.keepsColumn) return [step('attribute', 'keep', other.source, { items })];
	throw new InputError(
		'Target Column',
		`The attribute '${source}' is asked for twice, as '${other.target}' and as '${target}'`,
		'Name it once for each dataflow',
	);
}

function putRow(want: AttributeWant, row: AttributeRow, { next, wanted, was }: Change): Step {
	const { target, keepsColumn, items } = want;
	if (keepsColumn || row.target === target) {
		wanted.push(row);
		return step('attribute', 'keep', row.source, { items });
	}
	const renamed = inColumn(row, target);
	next[next.indexOf(row)] = renamed;
	wanted.push(renamed);
	was.set(renamed, row);
	const changes = [`target is '${row.target}' there and '${target}' here`];
	return step('attribute', 'update', row.source, { items, changes });
}

function remove(want: Want, current: AttributeRow[], change: Change, steps: Step[]): void {
	const { next, wanted, was } = change;
	for (const { id, items } of want.removeAttributes) {
		const found = rowsNamed(id, next);
		const action = found.length > 0 ? 'remove' : 'absent';
		steps.push(step('attribute', action, found[0]?.source ?? id, { items }));
		for (const row of found) next.splice(next.indexOf(row), 1);
	}
	if (!want.mirrorAttributes) return;
	const kept = new Set(wanted.map((row) => was.get(row) ?? row));
	for (const row of current.filter((each) => !kept.has(each) && next.includes(each))) {
		steps.push(step('attribute', 'remove', row.source));
		next.splice(next.indexOf(row), 1);
	}
}

/** The places of those that are asked for are filled in the order in which they are. */
function inWantedOrder({ next, wanted }: Change): AttributeRow[] {
	const queue = wanted.filter((row) => next.includes(row));
	const places = new Set(queue);
	return next.map((row) => (places.has(row) ? queue.shift()! : row));
}

/** The order of the columns that stay, if it is another. */
function changeOfOrder(current: AttributeRow[], next: AttributeRow[], { was }: Change): Step[] {
	const places = next
		.map((row) => ({ row, place: current.indexOf(was.get(row) ?? row) }))
		.filter(({ place }) => place >= 0);
	const before = places.toSorted((one, other) => one.place - other.place);
	if (places.every((each, at) => each === before[at])) return [];
	const columns = (of: typeof places) => of.map(({ row }) => row.target).join(', ');
	const changes = [`order is '${columns(before)}' there and '${columns(places)}' here`];
	return [step('columnOrder', 'update', 'columnOrder', { changes })];
}

function notThere(name: string): InputError {
	return new InputError(
		'Source',
		`The dataflow has no calculated field '${name}'`,
		"Calculated fields are made in Adobe's user interface; here they can be kept, renamed and removed",
	);
}
