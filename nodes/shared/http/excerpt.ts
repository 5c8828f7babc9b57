/** The beginning of a text; "…" says that more was there, so that a mask knows of the cut. */
export function excerpt(text: string, longest: number): string {
	return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
