const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');
const { ModuleMocker } = require('jest-mock');
const { ModernFakeTimers } = require('@jest/fake-timers');

const workerContext = {};

const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options = {}) => {
	const { parsingContext, ...others } = options;
	return compileFunction(code, parameters, parsingContext === workerContext ? others : options);
};

/**
 * Jest gives each test file a context of its own, so that each loads all packages anew: half the
 * time of the tests. Here they share the context of the worker, and with `sharedPackages.js` the
 * packages. What a test sets in `process.env` ends with its file.
 *
 * A test that needs packages of its own begins with `@jest-environment node`.
 */
module.exports = class SharedContext extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.global = globalThis;
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimersModern = new ModernFakeTimers({
			config: config.projectConfig,
			global: globalThis,
		});
		this.variables = { ...process.env };
	}

	getVmContext() {
		return workerContext;
	}

	async teardown() {
		await super.teardown();
		for (const name of Object.keys(process.env)) {
			if (!(name in this.variables)) delete process.env[name];
		}
		Object.assign(process.env, this.variables);
	}
};
