import type { IDataObject } from 'n8n-workflow';

import { checkRequest, isDescribed } from '../../contracts/adobe/check';
import { AdobeSandbox } from '../../support/adobe';
import { cloud, everyUse, legacy, nameOf, offered, prepared, use } from './everyOperation';

const adobe = new AdobeSandbox();
beforeEach(() => {
	Object.assign(adobe.sandbox.adobe.settings, { updateMs: 0, runMs: 0 });
});

/** Services that the three documents are not about. */
const others = [
	'GET /data/core/ups/audiences',
	'GET /data/core/ups/config/entityTypes/_xdm.context.profile',
	'GET /data/core/idnamespace/identities',
	'GET /data/foundation/conversion/mappingSets',
	'GET /data/foundation/conversion/schemas',
	'POST /data/foundation/conversion/mappingSets',
	'POST /data/foundation/conversion/schemas',
];

it('every operation that a panel offers is used here', () => {
	const used = everyUse(legacy).map(
		({ node, resource, operation }) => `${node} ${resource} ${operation}`,
	);
	expect([...new Set(used)].toSorted()).toEqual(offered().toSorted());
});

describe.each([
	['a legacy destination', legacy],
	['a current destination', cloud],
])('with %s', (_, way) => {
	it("every operation makes only requests that Adobe's documents describe", async () => {
		let json: IDataObject = {};
		for (const each of everyUse(way)) {
			const from = adobe.requests.length;
			const { error, jsons } = await use(adobe, each, json);
			const said = error && `${error.message} ${error.description ?? ''}`;
			expect([nameOf(each), said]).toEqual([nameOf(each), undefined]);
			const sent = adobe.requests.slice(from);
			const violations = sent.filter(isDescribed).flatMap(checkRequest);
			expect([nameOf(each), violations]).toEqual([nameOf(each), []]);
			const elsewhere = sent
				.filter((request) => !isDescribed(request))
				.map(({ method, path }) => `${method} ${path}`)
				.filter((call) => !others.some((other) => call === other || call.startsWith(`${other}/`)));
			expect([nameOf(each), elsewhere]).toEqual([nameOf(each), []]);
			expect([nameOf(each), sent.length > 0 && jsons.length > 0]).toEqual([nameOf(each), true]);
			const [{ ids, runId }] = jsons;
			json = {
				ids: { ...(json.ids as IDataObject), ...(ids as IDataObject) },
				runId: runId ?? json.runId,
			};
		}
		expect(adobe.sandbox.adobe.flows()).toEqual([]);
	});

	it('every request carries the four headers, and no secret in its address', async () => {
		const json = await prepared(adobe, way);
		await use(adobe, everyUse(way)[0], json);
		const { clientId, clientSecret, organizationId, sandboxName } = adobe.sandbox.credentials.adobe;
		for (const { headers } of adobe.requests) {
			expect(headers).toMatchObject({
				authorization: expect.stringMatching(/^Bearer \S+$/),
				'x-api-key': clientId,
				'x-gw-ims-org-id': organizationId,
				'x-sandbox-name': sandboxName,
			});
		}
		expect(adobe.sandbox.requests.map(({ url }) => url).join()).not.toContain(clientSecret);
	});
});
