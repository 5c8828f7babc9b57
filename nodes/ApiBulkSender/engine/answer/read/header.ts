import type { AnswerHeaders } from '../../types';

/** A header's value; the first where it came several times. */
export function headerOf(
	{ headers }: { headers: AnswerHeaders },
	name: string,
): string | undefined {
	const value = headers[name];
	return Array.isArray(value) ? value[0] : (value as string | undefined);
}
