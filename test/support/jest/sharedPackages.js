const { createRequire } = require('node:module');
const { default: Runtime } = require('jest-runtime');

const SharedContext = require('./sharedContext');

const isPackage = (name) => /^(?:@[\w-]+\/)?\w/.test(name) && name !== '@jest/globals';

/** Packages are loaded once in a worker: those that live in the context of the worker. */
module.exports = class SharedPackages extends Runtime {
	constructor(config, environment, ...others) {
		super(config, environment, ...others);
		this.isShared = environment instanceof SharedContext;
	}

	requireModuleOrMock(from, name) {
		if (this.isShared && isPackage(name)) return createRequire(from)(name);
		return super.requireModuleOrMock(from, name);
	}
};
