const { mkdtempSync } = require('node:fs');
const { availableParallelism, tmpdir } = require('node:os');
const { join } = require('node:path');

// n8n's own folder: that of the user holds files of theirs, and of other runs.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-'));

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: '<rootDir>/test/support/jest/sharedContext.js',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	// One more than there are processors: many tests wait for something.
	maxWorkers: availableParallelism() + 1,
	testTimeout: 30_000,
	runtime: '<rootDir>/test/support/jest/sharedPackages.js',
	globalTeardown: '<rootDir>/test/support/removeUserFolder.js',
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'commonjs' },
			},
		],
	},
	moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
};
