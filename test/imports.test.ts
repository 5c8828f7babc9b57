import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '..');
const folders = ['nodes', 'credentials', 'sandbox', 'scripts', 'e2e'];

const files = folders.flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map(({ parentPath, name }) => join(parentPath, name))
		.filter((path) => !path.includes('node_modules')),
);
const known = new Set(files);

/** The project's own files that a file imports, types too. */
function importsOf(file: string): string[] {
	const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, false);
	return importedFiles
		.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => resolve(dirname(file), fileName))
		.flatMap((path) =>
			[path, `${path}.ts`, join(path, 'index.ts')].filter((one) => known.has(one)),
		);
}

/** Every circle once, as the way around it. */
function circles(imports: ReadonlyMap<string, string[]>): string[][] {
	const found: string[][] = [];
	const done = new Set<string>();
	const walk = (file: string, way: string[]) => {
		const at = way.indexOf(file);
		if (at >= 0) found.push([...way.slice(at), file].map((path) => relative(root, path)));
		if (at >= 0 || done.has(file)) return;
		for (const next of imports.get(file) ?? []) walk(next, [...way, file]);
		done.add(file);
	};
	for (const file of imports.keys()) walk(file, []);
	return found;
}

test('no file imports itself by way of others', () => {
	expect(files.length).toBeGreaterThan(300);
	expect(circles(new Map(files.map((file) => [file, importsOf(file)])))).toEqual([]);
});

test('circles are found', () => {
	const path = (name: string) => join(root, name);
	const imports = new Map([
		[path('a'), [path('b')]],
		[path('b'), [path('c'), path('d')]],
		[path('c'), [path('b')]],
		[path('d'), []],
	]);
	expect(circles(imports)).toEqual([['b', 'c', 'b']]);
});

/** The rooms in which an answer is read, each of which may use those before it. */
const rooms = ['read', 'words', 'rules', 'classes', 'parts', 'match', 'contradictions', 'judge'];

test('an answer is read in one direction, from room to room', () => {
	const answer = join(root, 'nodes/ApiBulkSender/engine/answer');
	const roomOf = (file: string) => relative(answer, dirname(file));
	const inside = files.filter((file) => file.startsWith(answer));
	expect(new Set(inside.map(roomOf).filter(Boolean))).toEqual(new Set(rooms));
	const backwards = inside.flatMap((file) =>
		importsOf(file)
			.filter((other) => rooms.indexOf(roomOf(other)) > rooms.indexOf(roomOf(file)))
			.filter(() => roomOf(file) !== '')
			.map((other) => `${relative(answer, file)} -> ${relative(answer, other)}`),
	);
	expect(backwards).toEqual([]);
});
