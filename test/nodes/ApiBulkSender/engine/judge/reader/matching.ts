import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Settings } from '../dialects/deeds';
import { find, pathList, type Found } from './paths';

/** The places of the records that a part names; undefined where it names none. */
export type Match = (part: Found, at: number) => number[] | undefined;

export function matcher(records: readonly JsonObject[], settings: Settings): Match {
	switch (settings.matchBy) {
		case 'key':
			return byKey(records, settings);
		case 'index':
			return byIndex(records, settings);
		default:
			return ({ fromObject }, at) => (fromObject || at >= records.length ? undefined : [at]);
	}
}

function byKey(records: readonly JsonObject[], settings: Settings): Match {
	const { requestKeyPath = '', responseKeyPath = '' } = settings;
	const names = records.map((record) =>
		pathList(requestKeyPath).flatMap((path) => find({ value: record }, path).map(String)),
	);
	const places = (fits: (name: string) => boolean) =>
		names.flatMap((some, place) => (some.some(fits) ? [place] : []));
	return (part) => {
		const found = find(part, responseKeyPath).map(String);
		const matches = found.flatMap((key) => {
			const exact = places((name) => name === key);
			if (exact.length > 0) return exact;
			const similar = places((name) => name.toLowerCase() === key.toLowerCase());
			return similar.length === 1 ? similar : [];
		});
		return matches.length > 0 ? matches : undefined;
	};
}

function byIndex(records: readonly JsonObject[], settings: Settings): Match {
	const { responseIndexPath = '', firstIndex = 0, indexPattern = '' } = settings;
	const pattern = new RegExp(
		indexPattern
			.split(/([#*])/)
			.map((piece) => {
				if (piece === '#') return '(\\d+)';
				return piece === '*' ? '.*?' : piece.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
			})
			.join(''),
		'g',
	);
	return (part) => {
		const numbers = find(part, responseIndexPath).flatMap((value) => {
			if (indexPattern === '' || typeof value === 'number') return [Number(value)];
			return [...String(value).matchAll(pattern)].map(([, number]) => Number(number));
		});
		const places = numbers.map((number) => number - firstIndex);
		return places.some((place) => place in records) ? places : undefined;
	};
}
