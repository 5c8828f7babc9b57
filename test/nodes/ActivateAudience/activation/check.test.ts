import {
	Activations,
	attributes,
	audiences,
	dayFromNow,
	BIKES,
	families,
	GOLD,
	items,
	SILVER,
	type FamilyName,
} from '../support';

const adobe = new Activations();

const checked = async (dataflowId: string, more = {}) =>
	await adobe.activation('check', dataflowId, more);
const names = (json: object) =>
	(json as { findings: Array<{ check: string }> }).findings.map(({ check }) => check);

test.each(Object.keys(families) as FamilyName[])(
	'a dataflow of the family %s without a key is told of, and one with a key is not',
	async (family) => {
		const dataflowId = await adobe.exporting([GOLD, SILVER], family);
		const before = await checked(dataflowId);
		expect(before.error).toBeUndefined();
		expect(names(before.jsons[0])).toContain('deduplicationKey');
		expect(before.jsons[0]).toMatchObject({ counts: { audiences: 2 }, ids: { dataflowId } });
		await adobe.attribute('addAttributes', dataflowId, {
			attributes: attributes('identityMap.Email'),
		});
		const sent = adobe.writes;
		expect(names((await checked(dataflowId)).jsons[0])).not.toContain('deduplicationKey');
		expect(adobe.writes).toEqual(sent);
	},
);

test('guardrails can be set, and a wrong one is refused before anything is read', async () => {
	const dataflowId = await adobe.exporting([GOLD, SILVER, BIKES]);
	const { jsons } = await checked(dataflowId, {
		guardrails: { audiencesPerDataflow: 2, audiencesPerHour: 2 },
	});
	expect(names(jsons[0])).toEqual(
		expect.arrayContaining(['audiencesPerDataflow', 'audiencesPerHour']),
	);
	const reads = adobe.sent.length;
	const { error } = await checked(dataflowId, { guardrails: { audiencesPerHour: 'many' } });
	expect(error?.message).toBe("'Audiences in an Hour' is 'many', which is no whole number above 0");
	expect(adobe.sent).toHaveLength(reads);
});

test('while Adobe works on a change, the new content is checked', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	adobe.sandbox.adobe.settings.updateMs = 300;
	await adobe.attribute('addAttributes', dataflowId, {
		attributes: attributes('identityMap.Email'),
		maximumWait: 0,
	});
	const { jsons } = await checked(dataflowId);
	expect(names(jsons[0])).not.toContain('deduplicationKey');
	expect(jsons[0]).toMatchObject({ counts: { attributes: 1 } });
});

describe('audiences that the daily evaluation may not have filled yet', () => {
	const now = () => Math.floor(Date.now() / 1000);
	const hours = (count: number) => now() - count * 3600;
	const batch = { batch: { enabled: true } };

	test.each<[string, Parameters<typeof adobe.sandbox.adobe.changeAudience>[1], boolean]>([
		['of an hour ago', { createEpoch: hours(1), evaluationInfo: batch }, true],
		['of two days ago', { createEpoch: hours(48), evaluationInfo: batch }, false],
		['whose age is not known', { createEpoch: 0, evaluationInfo: batch }, false],
		['evaluated as they stream', { createEpoch: hours(1), evaluationInfo: {} }, false],
	])('%s', async (_, change, isYoung) => {
		adobe.sandbox.adobe.changeAudience(GOLD, change);
		const dataflowId = await adobe.exporting([GOLD, SILVER]);
		const { jsons } = await checked(dataflowId);
		expect(names(jsons[0]).includes('audienceAge')).toBe(isYoung);
	});

	test('are not looked for where they cannot be read', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.faults.add({
			pathPrefix: '/data/core/ups/audiences',
			status: 403,
			times: 'always',
		});
		const { jsons, error } = await checked(dataflowId);
		expect(error).toBeUndefined();
		expect(names(jsons[0])).not.toContain('audienceAge');
	});
});

describe('data governance', () => {
	const action = '/dulepolicy/marketingActions/custom/emailTargeting/constraints';
	const policies = [
		{ name: 'No health data in mails', marketingAction: 'emailTargeting', labels: ['C2', 'I1'] },
	];
	async function prepared(refs = [action]) {
		const dataflowId = await adobe.exporting([GOLD, SILVER]);
		const policy = { enforcementRefs: refs };
		adobe.sandbox.adobe.writeFlow(dataflowId, [{ op: 'add', path: '/policy', value: policy }]);
		adobe.sandbox.adobe.settings.policies = policies;
		return dataflowId;
	}
	const label = (name: string, ...labels: string[]) =>
		adobe.sandbox.adobe.changeAudience(name, { labels });
	const governed = async (dataflowId: string) => {
		const { jsons, error, hints } = await checked(dataflowId);
		expect(error).toBeUndefined();
		return {
			...(jsons[0].governance as { result: string; message: string }),
			hints,
			json: jsons[0],
		};
	};

	test('labels that break a policy for a marketing action of the dataflow are violations', async () => {
		const dataflowId = await prepared();
		label(GOLD, 'core/C2', 'core/I1');
		const { result, json, hints } = await governed(dataflowId);
		expect(result).toBe('violations');
		expect(json.governance).toMatchObject({
			violations: [
				{
					audienceName: GOLD,
					marketingAction: 'emailTargeting',
					policy: 'No health data in mails',
				},
			],
		});
		expect(names(json)).toContain('governance');
		expect(hints.join()).toContain("'No health data in mails' by 'Loyalty Gold Members'");
	});

	test('each audience is evaluated for each marketing action, as policy-service.yaml has it', async () => {
		const other = action.replace('emailTargeting', 'export');
		const dataflowId = await prepared([action, other]);
		label(GOLD, 'core/C2', 'custom/I1');
		label(SILVER, 'C1');
		await governed(dataflowId);
		const [{ body, method }] = adobe.sent.filter(({ path }) => path.endsWith('/bulk-eval'));
		expect(method).toBe('POST');
		const job = (evalRef: string, ...labels: string[]) => ({
			evalRef,
			labels,
			includeDraft: false,
		});
		expect(body).toEqual([
			job(action, 'C2', 'I1'),
			job(other, 'C2', 'I1'),
			job(action, 'C1'),
			job(other, 'C1'),
		]);
	});

	test('labels that only meet in two audiences are none, and nothing is called allowed', async () => {
		const dataflowId = await prepared();
		label(GOLD, 'core/C2');
		label(SILVER, 'custom/I1');
		const { result, message, json } = await governed(dataflowId);
		expect(result).toBe('noneFound');
		expect(message).toContain('no permission');
		expect(names(json)).not.toContain('governance');
	});

	test('a reference without /constraints means the same', async () => {
		const dataflowId = await prepared([action.replace('/constraints', '')]);
		label(GOLD, 'core/C2', 'core/I1');
		expect((await governed(dataflowId)).result).toBe('violations');
	});

	test.each<[string, () => void, string[] | undefined, RegExp]>([
		['without a marketing action', () => {}, [], /names no marketing action/],
		[
			'without the right to',
			() => (adobe.sandbox.adobe.settings.policiesReadable = false),
			undefined,
			/does not have the right to/,
		],
		[
			'for a marketing action that is not known',
			() => {},
			[action.replace('emailTargeting', 'gone')],
			/answered 404/,
		],
		[
			'for audiences that cannot be read',
			() => {
				const path = { pathPrefix: '/data/core/ups/audiences' };
				adobe.sandbox.faults.add({ ...path, status: 403, times: 'always' });
			},
			undefined,
			/2 audiences could not be read/,
		],
	])('is not checked %s, and says so', async (_, arrange, refs, says) => {
		const dataflowId = await prepared(refs);
		label(GOLD, 'core/C2', 'core/I1');
		arrange();
		const { result, message } = await governed(dataflowId);
		expect(result).toBe('notChecked');
		expect(message).toMatch(says);
	});

	test('violations count, whatever else could not be evaluated', async () => {
		const dataflowId = await prepared([action.replace('emailTargeting', 'gone'), action]);
		label(GOLD, 'core/C2', 'core/I1');
		expect((await governed(dataflowId)).result).toBe('violations');
	});
});

test('what the node before wants is checked, before it is done', async () => {
	const dataflowId = await adobe.exporting([GOLD], 'email', dayFromNow(2));
	await adobe.attribute('addAttributes', dataflowId, {
		attributes: attributes('identityMap.Email'),
	});
	const { jsons: previews } = await adobe.activation('sync', dataflowId, {
		audiences: audiences(SILVER),
		exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
		frequency: 'DAILY',
		previewOnly: true,
	});
	const sent = adobe.writes;
	expect(names((await checked(dataflowId)).jsons[0])).toEqual([]);
	const { jsons, error } = await adobe.activation(
		'check',
		dataflowId,
		{ takenFrom: 'previousNode' },
		{ items: items(previews[0]) },
	);
	expect(error).toBeUndefined();
	expect(names(jsons[0])).toEqual(['membershipStatus']);
	expect(jsons[0]).toMatchObject({ counts: { audiences: 2, attributes: 1 } });
	expect(adobe.writes).toEqual(sent);
});
