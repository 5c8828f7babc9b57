const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { dest, series, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

const compile = async () => {
	try {
		await promisify(execFile)(process.execPath, [require.resolve('typescript/bin/tsc')]);
	} catch (error) {
		throw new Error(`tsc found mistakes:\n${error.stdout}${error.stderr}`);
	}
};

// gulp 5 reads files as UTF-8 unless told otherwise, which would destroy a PNG.
const copy = () =>
	src(
		[
			'icons/**/*.{svg,png}',
			'nodes/**/*.{svg,png}',
			'nodes/**/*.node.json',
			'nodes/**/__schema__/**/*.json',
			'package.json',
		],
		{ base: '.', encoding: false },
	).pipe(dest('dist'));

exports.build = series(clean, compile, copy);
exports.default = exports.build;
