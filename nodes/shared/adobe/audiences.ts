import type { IDataObject } from 'n8n-workflow';

import { ApiProblem } from '../http/apiProblem';
import { isId, isSameId, pathSegment } from '../http/pathSegment';
import { InputError } from '../inputError';
import type { AdobeClient } from './client/adobeClient';
import type { Subject } from './client/explain';
import { linkParameter, pageItems } from './client/pages';
import { otherSubjects } from './client/subjects';

const AUDIENCES = '/data/core/ups/audiences';
const PAGE_SIZE = 100;
/** From this many on, reading the whole list takes fewer requests than looking up each one. */
const MANY = 25;

/** An audience of Experience Platform. Source: segmentation.yaml. */
export interface Audience extends IDataObject {
	/** Adobe's id of it. */
	id: string;
	/** Its original id; another one than `id` for an external audience. */
	audienceId?: string;
	name?: string;
	description?: string;
	type?: string;
	namespace?: string;
	lifecycleState?: string;
}

interface AudiencePage {
	children?: Audience[];
	_page?: { totalCount?: number; pageSize?: number };
	_links?: { next?: { href?: string } };
}

/**
 * One page of audiences.
 *
 * @param name a part of the name, in whatever case
 * @param start offset of the page
 */
export async function audiencePage(
	client: AdobeClient,
	{ name = '', start = 0, limit = PAGE_SIZE }: { name?: string; start?: number; limit?: number },
): Promise<{ audiences: Audience[]; next?: number }> {
	const query = { limit, ...(start > 0 ? { start } : {}), ...(name === '' ? {} : { name }) };
	const subject = otherSubjects.audiences;
	const { children, _links } = await client.get<AudiencePage>(AUDIENCES, subject, { query });
	const audiences = pageItems<Audience>(client, children, subject);
	const href = _links?.next?.href;
	// Beyond the last one there are none, whatever is linked.
	if (!href || audiences.length === 0) return { audiences };
	const next = startOf(href);
	if (next > start) return { audiences, next };
	throw client.unbelievable('the link to the next page leads back', subject);
}

/** The link is `@/audiences?start=…`, without an address. */
function startOf(href: string): number {
	return Number(linkParameter(href.replace(/^@/, ''), 'start') ?? NaN);
}

export async function listAudiences(
	client: AdobeClient,
	name: string,
	limit: number,
): Promise<Audience[]> {
	const found: Audience[] = [];
	let start: number | undefined = 0;
	while (start !== undefined && found.length < limit) {
		const page = await audiencePage(client, { name, start });
		found.push(...page.audiences);
		start = page.next;
	}
	return found.slice(0, limit);
}

/** Looks audiences up by what users enter: an id, an external audience's own id, or a name. */
export class AudienceDirectory {
	private readonly known = new Map<string, Audience>();
	private complete = false;

	constructor(private readonly client: AdobeClient) {}

	/** Reads the whole list at once when so many are to be looked up that it is quicker. */
	async prepare(count: number): Promise<void> {
		if (count < MANY || this.complete) return;
		this.keep(await listAudiences(this.client, '', Infinity));
		this.complete = true;
	}

	/** @throws InputError when there is none, or several of that name */
	async find({ mode, value }: { mode: string; value: string }): Promise<Audience> {
		return mode === 'name' ? await this.findByName(value) : await this.findById(value);
	}

	private async findById(id: string): Promise<Audience> {
		const known = this.known.get(id);
		if (known) return known;
		const found = this.complete ? undefined : await this.readById(id);
		if (found) return found;
		const { sandboxName } = this.client.place;
		throw new InputError(
			'Audience',
			`Adobe knows no audience '${id}' in sandbox '${sandboxName}'`,
			"Choose it from the list, or check the ID and the credential's 'Sandbox Name'",
		);
	}

	/** By Adobe's id first; an external audience may be named by its own. */
	private async readById(id: string): Promise<Audience | undefined> {
		const subject = { ...otherSubjects.audiences, doing: `look up the audience '${id}'`, id };
		// An external audience's own id may be any text.
		const audience = isId(id) ? await this.readOne(id, subject) : undefined;
		if (audience) return audience;
		const { children } = await this.client.get<AudiencePage>(AUDIENCES, subject, {
			query: { property: `audienceId==${id}` },
		});
		const found = pageItems<Audience>(this.client, children, subject);
		this.keep(found);
		return found.find(({ audienceId }) => isSameId(audienceId, id));
	}

	private async readOne(id: string, subject: Subject): Promise<Audience | undefined> {
		try {
			const path = `${AUDIENCES}/${pathSegment(id, subject.noun)}`;
			const audience = await this.client.get<Audience>(path, subject);
			if (!isSameId(audience.audienceId, id)) this.client.assertSame(audience.id, subject);
			this.keep([audience]);
			return audience;
		} catch (error) {
			// Some services answer 400 to an id that is no UUID.
			if (error instanceof ApiProblem && (error.status === 400 || error.absent)) return undefined;
			throw error;
		}
	}

	private async findByName(name: string): Promise<Audience> {
		const candidates = this.complete
			? [...new Set(this.known.values())]
			: await listAudiences(this.client, name, Infinity);
		const wanted = name.trim().toLowerCase();
		const found = candidates.filter((audience) => audience.name?.trim().toLowerCase() === wanted);
		this.keep(found);
		if (found.length === 1) return found[0];
		const { sandboxName } = this.client.place;
		if (found.length === 0) {
			throw new InputError(
				'Audience',
				`Adobe knows no audience with the name '${name}' in sandbox '${sandboxName}'`,
				"Check the spelling and the credential's 'Sandbox Name', or choose it from the list",
			);
		}
		throw new InputError(
			'Audience',
			`${found.length} audiences have the name '${name}'`,
			`Use the ID of the right one: ${found.map(({ id }) => id).join(', ')}`,
		);
	}

	private keep(audiences: Audience[]): void {
		for (const audience of audiences) {
			this.known.set(audience.id, audience);
			if (audience.audienceId) this.known.set(audience.audienceId, audience);
		}
	}
}
