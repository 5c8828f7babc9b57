import type { INodeProperties } from 'n8n-workflow';
import { destinationTemplates, type DestinationTemplate } from '../templates';
import { toldBelow, toldFirst } from '../templates/told';
import { adjusted } from './perTemplate';
import { shownWhen, type Conditions } from './variants';

function notice(name: string, displayName: string, conditions: Conditions): INodeProperties[] {
	return shownWhen({ displayName, name, type: 'notice', default: '' }, conditions);
}

/** One notice for each distinct text, shown under the templates that have it. */
function noticesOf(
	name: string,
	textOf: (template: DestinationTemplate) => string | undefined,
	conditionsOf: (ids: string[]) => Conditions,
): INodeProperties[] {
	const byText = new Map<string, string[]>();
	for (const template of destinationTemplates) {
		const text = textOf(template);
		if (text !== undefined) byText.set(text, [...(byText.get(text) ?? []), template.id]);
	}
	return [...byText].flatMap(([text, ids]) => notice(name, text, conditionsOf(ids)));
}

type Told = ReturnType<typeof toldFirst>;

/** n8n shows notices as HTML, of which it leaves links and lists only. */
const asHtml = (told: Told) =>
	`<ul>${told.map(([label, text]) => `<li>${label}: ${text}</li>`).join('')}</ul>`;

/** What the template does, for whoever does not see its fields. */
export const aboutNotices = noticesOf(
	'templateAbout',
	(template) => asHtml(toldFirst(template)),
	(ids) => ({ template: ids }),
);

/** Below what is to be filled in, which then is one screen. */
export const detailNotices = noticesOf(
	'templateDetails',
	(template) => asHtml(toldBelow(template)),
	(ids) => ({ template: ids }),
);

/** n8n shows no hint under a fixedCollection, so what an empty map means is a notice. */
export const mapNotices = noticesOf(
	'parsePathMapNotice',
	({ settings }) =>
		`With no path filled in, the template's own are used: ${list(settings.parsePathMap)}. Rows that you fill in replace them all.`,
	(ids) => ({ ...adjusted(ids), specifyParsePathMap: ['fields'] }),
);

function list(paths: DestinationTemplate['settings']['parsePathMap']): string {
	const used = Object.entries(paths).filter(([, path]) => path !== '');
	return used.map(([name, path]) => `${name} = ${path}`).join(', ');
}

export const headerNotices = noticesOf(
	'additionalHeadersNotice',
	({ hints }) => hints?.additionalHeaders,
	adjusted,
);

export const adjustNotice = notice(
	'templateNotice',
	'The fields below follow this template. When you switch to another one, what you edited stays as it is: look through the fields once.',
	adjusted(destinationTemplates.map(({ id }) => id)),
);
