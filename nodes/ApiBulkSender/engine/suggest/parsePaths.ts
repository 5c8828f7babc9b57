import type { CodeBook } from '../answer/classes/codes';
import { asText } from '../text';
import { lastName } from './leaves';
import { codeRank, idRank, messageRank } from './names';
import type { Sample } from './outcomes';

const LONGEST_CODE = 60;
/** Rank of what fits by its value alone. */
const UNKNOWN = 50;
const ODD_CODE = /^[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*$/;

/** Where a code stands in the entries that say no, the likeliest first. */
export function codePaths(samples: readonly Sample[], codes: CodeBook): string[] {
	const good = samples.filter(({ isNo }) => !isNo);
	const isGood = (path: string) =>
		good.every(({ leaves }) => {
			const values = (leaves.get(path) ?? []).map(asText).filter(Boolean);
			return values.every((value) => codes.classOf(value) === 'success');
		});
	const isOnlyBad = (path: string) => good.every(({ leaves }) => !leaves.has(path));
	return ranked(
		samples.filter(({ isNo }) => isNo),
		(name, values, path) => {
			// Under a name that nobody knows: what only the bad ones have, written like a code.
			const isOdd = isOnlyBad(path) && values.every((value) => ODD_CODE.test(asText(value)));
			const rank = codeRank(name) ?? (isOdd && good.length > 0 ? UNKNOWN : undefined);
			if (rank === undefined || !values.every(isCodeLike) || !isGood(path)) return undefined;
			// A status says more as a number; "error" alone says nothing.
			const isPoor =
				/^(status|error)$/i.test(name) && values.every((value) => !/\d/.test(asText(value)));
			return isPoor ? undefined : rank;
		},
	);
}

export function messagePaths(samples: readonly Sample[], codePath: string | undefined): string[] {
	return ranked(
		samples.filter(({ isNo }) => isNo),
		(name, values, path) => {
			if (path === codePath || !values.every((value) => typeof value === 'string'))
				return undefined;
			const isSentence = values.every((value) => /\S\s+\S/.test(asText(value)));
			if (path === '$') return isSentence ? 0 : undefined;
			const isOnlyBad = samples.every(({ isNo, leaves }) => isNo || !leaves.has(path));
			return messageRank(name) ?? (isSentence && isOnlyBad ? UNKNOWN : undefined);
		},
	);
}

/** Where the entries that say yes have an id that the records did not bring. */
export function idPaths(samples: readonly Sample[], used: readonly string[]): string[] {
	return ranked(
		samples.filter(({ isNo }) => !isNo),
		(name, values, path) => {
			if (used.includes(path) || path.includes('[*]')) return undefined;
			return values.every((value) => asText(value) !== '') ? idRank(name) : undefined;
		},
	);
}

/** Where all good entries have a good code, which is a proof, and all bad ones another. */
export function successCodePaths(samples: readonly Sample[], codes: CodeBook): string[] {
	const isSuccess = (value: unknown) => codes.classOf(asText(value)) === 'success';
	const good = samples.filter(({ isNo }) => !isNo);
	const paths = ranked(good, (name, values) => {
		if (!/code$|^status$/i.test(name)) return undefined;
		return values.every((value) => /^\d+$/.test(asText(value)) && isSuccess(value)) ? 0 : undefined;
	});
	return paths.filter((path) =>
		samples.every(({ leaves, isNo }) => {
			const values = leaves.get(path) ?? [];
			return values.length > 0 && (!isNo || !values.some(isSuccess));
		}),
	);
}

function isCodeLike(value: unknown): boolean {
	const text = asText(value);
	return (
		typeof value !== 'boolean' &&
		text !== '' &&
		text.length <= LONGEST_CODE &&
		!/\s{1}\S+\s/.test(text)
	);
}

function ranked(
	samples: readonly Sample[],
	rankOf: (name: string, values: readonly unknown[], path: string) => number | undefined,
): string[] {
	const found = new Map<string, { rank: number; count: number }>();
	for (const { leaves } of samples) {
		for (const [path, all] of leaves) {
			const values = all.filter((value) => value !== null && value !== '');
			if (values.length === 0) continue;
			const name = lastName(path);
			const rank = rankOf(name, values, path);
			if (rank === undefined) continue;
			const depth = path.match(/[.[]/g)?.length ?? 0;
			const known = found.get(path);
			if (known !== undefined) known.count++;
			else found.set(path, { rank: rank + depth * 0.1, count: 1 });
		}
	}
	return [...found]
		.sort(([, a], [, b]) => b.count - a.count || a.rank - b.rank)
		.map(([path]) => path);
}
