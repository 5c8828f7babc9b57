import { documentedApis } from './apis';
import { allApis, measurement } from './engine';
import type { Measured } from './measure';

const right = (measured: readonly Measured[]) =>
	measured.filter(({ mistakes }) => mistakes.length === 0).length / measured.length;
const falseSuccesses = (measured: readonly Measured[]) =>
	measured.flatMap(({ api, mistakes }) =>
		mistakes
			.filter(({ isFalseSuccess }) => isFalseSuccess)
			.map(({ answer }) => `${api}: ${answer}`),
	);

test('answers of more than 25 APIs are documented, with a success and a failure each', () => {
	expect(new Set(documentedApis.map(({ api }) => api)).size).toBeGreaterThan(25);
	for (const { answers } of allApis) {
		expect(answers.map(({ fates }) => fates)).toContain('SSS');
		expect(answers.some(({ fates }) => fates !== 'SSS')).toBe(true);
	}
});

describe.each([
	['from an answer with a failure', measurement.fromFailures(false)],
	['when the user says which records failed', measurement.fromFailures(true)],
])('settings proposed %s', (_, measured) => {
	test('read that answer and all others of the API in at least 9 of 10 APIs', () => {
		expect(measured).toHaveLength(allApis.length);
		expect(right(measured)).toBeGreaterThanOrEqual(0.9);
	});

	test('never call a failed record succeeded', () => {
		expect(falseSuccesses(measured)).toEqual([]);
	});
});

describe('settings proposed from a success alone', () => {
	const measured = measurement.fromSuccesses();

	test('read it in at least 9 of 10 APIs', () => {
		expect(right(measured)).toBeGreaterThanOrEqual(0.9);
	});

	test('say that no failure was seen', () => {
		for (const { suggestion } of measured) {
			expect(suggestion.reasons.join(' ')).toContain('No failed record was seen');
		}
	});
});
