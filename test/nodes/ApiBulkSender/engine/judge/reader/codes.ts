import type { Settings } from '../dialects/deeds';

type Class = 'stop' | 'wait' | 'later' | 'success';

/** The class of a code of an answer under the code lists of the panel. */
export function classOf(code: unknown, settings: Settings): Class | undefined {
	const text = String(code);
	const number = /^\d{3}(?=\D)/.exec(text)?.[0] ?? text;
	const lists: Array<[Class, string]> = [
		['stop', settings.stopCodes ?? '403'],
		['wait', settings.yieldingErrorCodes ?? '429'],
		['later', settings.recoverableErrorCodes ?? '502,503,504,520,521'],
		['success', settings.successCodes ?? '2xx'],
	];
	for (const wanted of [`code:${number}`, number, `${number[0]}xx`]) {
		if (wanted.endsWith('xx') && !/^\d{3}$/.test(number)) continue;
		const list = lists.find(([, entries]) => entriesOf(entries).includes(wanted));
		if (list !== undefined) return list[0];
	}
	return /^(0+|ok|success)$/i.test(text) ? 'success' : undefined;
}

const entriesOf = (list: string) => list.split(',').map((entry) => entry.trim());
