import {
	Activations,
	attributes,
	BIKES,
	families,
	GOLD,
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
