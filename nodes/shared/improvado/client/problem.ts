import { excerpt } from '../../http/excerpt';
import { parseAnswer } from '../../http/parseAnswer';

/** What Improvado said of a request that it refused; '' where it said nothing. */
export interface ImprovadoProblem {
	/** HTTP status; 0 when no answer came. */
	status: number;
	details: string;
	/** See `Refusal`. */
	unreadable?: string;
	mayBeDone?: boolean;
}

const LONGEST_DETAILS = 500;
/** The documents name `details`; the others are those of the framework and of gateways. */
const detailFields = ['details', 'detail', 'message', 'error', 'errors'];

export function readProblem(status: number, text: string): ImprovadoProblem {
	const details = excerpt(readDetails(text), LONGEST_DETAILS);
	const body = parseAnswer(text);
	const isPage = typeof body === 'object' && 'reason' in body;
	return isPage ? { status, details, unreadable: body.reason } : { status, details };
}

/**
 * Reads `{"details": …}`, which holds a text or the texts of each field.
 *
 * Source: developers.improvado.io/introduction.
 */
export function readDetails(text: string): string {
	const parsed = parseAnswer(text);
	if (typeof parsed === 'string' || 'reason' in parsed) return '';
	const body = parsed.value;
	const said = Array.isArray(body)
		? body
		: detailFields.map((field) => (body as Record<string, unknown>)[field]).find(isSaid);
	return said === undefined ? '' : flattened(said).join('; ');
}

function isSaid(value: unknown): boolean {
	return flattened(value).length > 0;
}

/** One text for each field, e.g. `title: This field is required.` */
function flattened(value: unknown, path = ''): string[] {
	if (value === null || value === undefined || value === '') return [];
	if (Array.isArray(value)) return value.flatMap((inner) => flattened(inner, path));
	if (typeof value === 'object') {
		return Object.entries(value).flatMap(([name, inner]) =>
			flattened(inner, path === '' ? name : `${path}.${name}`),
		);
	}
	const text = String(value).trim();
	return text === '' ? [] : [path === '' ? text : `${path}: ${text}`];
}
