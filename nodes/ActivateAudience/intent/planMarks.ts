import { deduplicationKey, nameOfKey } from '../attributes/deduplicationKey';
import { sourceNamed } from '../attributes/row';
import { identitiesIn, keysIn, mandatoryIn, type Activation } from './activation';
import { step, type Plan, type Step, type StepKind } from './plan';
import type { Want } from './want';

/**
 * Mandatory attributes and deduplication keys. Those of removed attributes go with them; an identity
 * is both by itself, and is written down as both when it is added. Where Adobe has not written it
 * down, nothing is added to that.
 */
export function planMarks(current: Activation, want: Want, plan: Plan): void {
	const { next, steps } = plan;
	const named = (names: string[]) => names.map((name) => sourceNamed(name, next.attributes));
	const left = next.attributes.map(({ source }) => source);
	const had = current.attributes.map(({ source }) => source);
	const gone = had.filter((source) => !left.includes(source));
	const identities = identitiesIn(next);
	const implied = identitiesIn(current).filter((source) => identities.includes(source));

	const marked = <T>(
		before: T[],
		all: string[] | undefined,
		more: string[],
		nameOf: (mark: T) => string,
		markOf: (source: string) => T,
	): T[] => {
		const wanted = named(all ?? more);
		const kept = before.filter((mark) => {
			const source = nameOf(mark);
			// Mirroring removes what a table can name; a mark without a column is in none.
			if (identities.includes(source) || (want.mirrorAttributes && !had.includes(source))) {
				return true;
			}
			return all ? wanted.includes(source) : !gone.includes(source);
		});
		const unwritten = [...wanted, ...identities].filter((source) => !implied.includes(source));
		return completed(kept, unwritten.map(markOf), nameOf);
	};
	const asIs = (source: string) => source;
	next.mandatory = marked(current.mandatory, want.mandatory, want.addMandatory, asIs, asIs);
	next.keys = marked(current.keys, want.keys, want.addKeys, nameOfKey, deduplicationKey);
	plan.warnings.push(
		...identityWarnings(want, identities, named),
		...calculatedWarnings(current, next),
	);
	steps.push(
		...changesOfSet('mandatoryAttribute', mandatoryIn(current), mandatoryIn(next)),
		...changesOfSet('deduplicationKey', keysIn(current), keysIn(next)),
	);
}

function identityWarnings(
	{ mandatory, keys, attributes }: Want,
	identities: string[],
	named: (names: string[]) => string[],
): string[] {
	const wanted = named(attributes.map(({ source }) => source));
	return identities.flatMap((source) => {
		const left = [mandatory, keys].some((names) => names && !named(names).includes(source));
		if (!left || wanted.includes(source)) return [];
		return [
			`'${source}' stays mandatory and a deduplication key: Adobe takes an exported identity as both`,
		];
	});
}

function calculatedWarnings(current: Activation, next: Activation): string[] {
	return next.attributes
		.filter(({ calculated, source }) => calculated && isNewIn(source, next, current))
		.map(
			({ target }) =>
				`'${target}' is a calculated field: no document of Adobe says that one can be mandatory`,
		);
}

const isNewIn = (source: string, next: Activation, current: Activation) =>
	next.mandatory.includes(source) && !current.mandatory.includes(source);

/** What is there stays as it is, in its order; what is new comes after it, once. */
function completed<T>(kept: T[], wanted: T[], nameOf: (element: T) => string): T[] {
	const all = [...kept];
	for (const element of wanted) {
		if (!all.some((each) => nameOf(each) === nameOf(element))) all.push(element);
	}
	return all;
}

function changesOfSet(kind: StepKind, before: string[], after: string[]): Step[] {
	return [
		...after.filter((id) => !before.includes(id)).map((id) => step(kind, 'add', id)),
		...before.filter((id) => !after.includes(id)).map((id) => step(kind, 'remove', id)),
	];
}
