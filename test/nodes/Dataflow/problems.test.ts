import { adobeProblem } from '../../../sandbox/server.ts';
import { byId, carrying, Dataflows } from './dataflows';

const adobe = new Dataflows();
const flows = '/data/foundation/flowservice/flows';

describe('what Adobe refuses becomes a sentence', () => {
	const read = async () => {
		const { error } = await adobe.dataflow('get', { dataflow: byId('f1') });
		return { message: error?.message, description: error?.description ?? '' };
	};
	const refuse = (fault: object) => adobe.sandbox.faults.add({ pathPrefix: flows, ...fault });

	test.each<[string, object, string, string]>([
		['plain', adobeProblem.plain('Bad path'), 'Adobe refused it: Bad path', 'HTTP 400'],
		[
			'of the gateway',
			adobeProblem.gateway(403025, 'No profile'),
			"the credential's product profile is not entitled to it",
			"Adobe's code 403025",
		],
		[
			'without the right',
			adobeProblem.flow(2120, 403, 'No permission'),
			'the credential does not have the right to',
			"'View Destinations'",
		],
		[
			'for an unknown sandbox',
			adobeProblem.flow(2100, 404, 'Sandbox not found'),
			"Adobe knows no sandbox 'prod' for this credential",
			'request ID',
		],
		[
			'for an unknown id',
			adobeProblem.legacy(404, 'flows not found with id = [f1]'),
			"Adobe finds no dataflow 'f1' in sandbox 'prod'",
			'HTTP 404',
		],
		[
			'generic',
			adobeProblem.generic(422, 'Unprocessable', 'No version'),
			'Adobe refused it: No version',
			'HTTP 422',
		],
		[
			'that is no JSON',
			{ status: 200, html: true },
			'the answer is not JSON (HTTP 200)',
			"'Platform URL'",
		],
	])('an answer %s', async (_, fault, message, inDescription) => {
		refuse(fault);

		const said = await read();

		expect(said.message).toBe(`Could not read the dataflow: ${message}`);
		expect(said.description).toContain(inDescription);
	});

	test('429 is waited out as Retry-After asks, 503 is repeated', async () => {
		const ids = await adobe.flow('Weekly');
		refuse({ ...adobeProblem.gateway('429050', 'Too many requests'), retryAfter: 1 });
		refuse({ status: 503 });
		const start = Date.now();

		const { jsons } = await adobe.dataflow('get', { dataflow: byId(ids.dataflowId) });

		expect(jsons[0]).toMatchObject({ name: 'Weekly' });
		expect(Date.now() - start).toBeGreaterThanOrEqual(990);
		expect(adobe.sent).toHaveLength(3);
	});

	test('a 429 to a create is repeated, since nothing was made', async () => {
		const ids = await adobe.chain();
		adobe.sandbox.faults.add({ method: 'POST', path: flows, status: 429 });

		const { jsons } = await adobe.dataflow(
			'create',
			{ name: 'Weekly' },
			{ items: [carrying(ids)] },
		);

		expect(jsons[0]).toMatchObject({ created: true });
		expect(adobe.sandbox.adobe.flows()).toHaveLength(1);
	});

	test('a credential without its client is told before anything else', async () => {
		const { error } = await adobe.dataflow(
			'get',
			{ dataflow: byId('f1') },
			{ account: { clientSecret: 'sandbox-wrong-secret' } },
		);

		expect(error?.message).toContain("Adobe refused 'Client ID' and 'Client Secret'");
		expect(adobe.sent).toEqual([]);
	});
});
