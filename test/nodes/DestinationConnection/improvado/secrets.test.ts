import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Connections } from './support';

const tests = new Connections();

/** Characters that each spelling writes differently. */
const canary = 'c4n4ry/+ "of" the mine~&%';
const inside = 'c4n4ry inside + 0815';
const password = 'sandbox-improvado-password';
const basic = Buffer.from(`sandbox.improvado:${password}`).toString('base64');
const secrets = { key: canary, login: { password: inside, port: 5432 } };
const all = [canary, inside, password, basic];

function spellingsOf(secret: string): string[] {
	return [
		secret,
		JSON.stringify(secret).slice(1, -1),
		encodeURIComponent(secret),
		new URLSearchParams({ '': secret }).toString().slice(1),
		Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, ''),
	];
}

function expectNone(text: string): void {
	for (const spelling of all.flatMap(spellingsOf)) {
		expect([spelling, text.includes(spelling)]).toEqual([spelling, false]);
	}
}

/** Everything that leaves: outputs, errors, hints, the run's data and the log. */
async function everything(
	operation: string,
	parameters: INodeParameters,
	other: { secrets?: IDataObject } = { secrets },
): Promise<string> {
	const logs: unknown[] = [];
	const run = {
		...other,
		prepare: (context: { logger: unknown }) => {
			// All of n8n logs through this one, whatever the level.
			const { internalLogger } = context.logger as { internalLogger: { log: unknown } };
			internalLogger.log = (...line: unknown[]) => logs.push(line);
		},
	};
	const result =
		operation === 'create'
			? await tests.create(parameters, run)
			: await tests.operate(operation, parameters, run);
	const { error, outputs, hints, run: data } = result;
	const errorText = [error?.message, error?.description, error?.stack].join('\n');
	expect(logs.length + outputs.length).toBeGreaterThan(0);
	return JSON.stringify([outputs, hints, data, logs, errorText]) + errorText;
}

it('stay out of what is created, read, listed, changed and checked', async () => {
	expectNone(await everything('create', {}));
	const [{ id, parameters }] = tests.improvado.connections();
	expect(parameters).toMatchObject(secrets);
	const locator = (value: string) => ({ __rl: true, mode: 'id', value });
	const place = { destination: locator('bigquery'), connection: locator(String(id)) };
	for (const operation of ['reauthorize', 'get', 'getAll', 'update', 'checkStatus']) {
		expectNone(await everything(operation, place));
	}
});

it('stay out of refusals that repeat them, in every spelling', async () => {
	for (const secret of all) {
		for (const spelling of spellingsOf(secret)) {
			tests.sandbox.faults.add({
				method: 'POST',
				pathPrefix: '/api/v3/destinations',
				status: 400,
				body: { details: { conenctions_param: [`${spelling} is not valid`] } },
			});
			const text = await everything('create', {});
			expect(text).toMatch(/\*\*\*\S* is not valid/);
			expectNone(text);
		}
	}
});

it('stay out of answers and reasons that repeat them', async () => {
	const details = { note: { [canary]: inside }, error_text: `Login with ${inside} failed` };
	const { id } = tests.there();
	const body = { id, status: 'Error', create_load_for_new_tables: false, ...details };
	tests.sandbox.faults.add({
		method: 'GET',
		pathPrefix: '/api/v3/destinations/bigquery/connections/',
		times: 'always',
		status: 200,
		body,
	});
	const text = await everything('create', {});
	expect(text).toContain('Login with *** failed');
	expectNone(text);
});

it('stay out of the log while requests are repeated', async () => {
	jest.spyOn(Math, 'random').mockReturnValue(0);
	tests.sandbox.faults.add({
		method: 'POST',
		pathPrefix: '/api/v3/destinations',
		applyThenStatus: { status: 502, body: { details: `upstream saw ${canary}` } },
	});
	const text = await everything('create', {});
	expect(text).toContain('looking whether it was made');
	expectNone(text);
});
