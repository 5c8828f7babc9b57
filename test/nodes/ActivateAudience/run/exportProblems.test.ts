import { explainExport } from '../../../../nodes/ActivateAudience/run/exportProblems';
import { ApiProblem } from '../../../../nodes/shared/http/apiProblem';

const refused = (message: string) =>
	new ApiProblem(message, 'Change it.', 400, { code: 'X-1', requestId: 'r-1' });
const runs = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ runId: `run-${at}`, audienceIds: [] }));
const going = 'Run already going on for audience s1 for order f with run id run-9';

test.each([
	[1, 'run-0'],
	[3, 'run-0, run-1, run-2'],
	[5, 'run-0, run-1, run-2 and 2 more'],
])('names %i runs that were started before, if they are few', (count, named) => {
	const explained = explainExport(refused('Not today'), [], runs(count));
	expect(explained).toMatchObject({
		message: 'Not today',
		description: `These runs had been started before and go on: ${named}. Change it.`,
		status: 400,
		code: 'X-1',
		requestId: 'r-1',
	});
});

test('says nothing more about a refusal that it does not know', () => {
	const problem = refused('Not today');
	expect(explainExport(problem, [], [])).toBe(problem);
});

test.each([
	[[{ id: '27400', systemSegmentId: 's1', name: 'Gold' }], 'Gold'],
	[[{ id: 's1' }], 's1'],
	[[{ id: 'other', name: 'Other' }], 's1'],
])('names the audience that is being exported, as far as it is known', (audiences, name) => {
	const explained = explainExport(refused(going), audiences, []);
	expect(explained.message).toBe(
		`The audience '${name}' is being exported already, by run 'run-9'`,
	);
	expect(explained).toMatchObject({ status: 400, code: 'X-1', requestId: 'r-1' });
});
