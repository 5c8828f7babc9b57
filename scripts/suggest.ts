// `npm run suggest -- file.json`: settings of API Bulk Sender for the answers in a file;
// `npm run suggest -- --table`: how good they are for the documented answers of many APIs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

import type { Engine, Measured } from '../test/nodes/ApiBulkSender/engine/suggest/measure.ts';

const usage = `Write a JSON file like this, with one or more answers of the API:

  { "examples": [{
      "records": [{ "id": "1" }, { "id": "2" }],
      "status": 200,
      "answer": { "results": [{ "id": "1" }], "errors": [{ "id": "2", "code": "E7" }] },
      "failed": [1]
  }] }

records  what was sent, in its order: a list, or the whole body of the request
status   the HTTP status (200 when left out)
answer   the body of the answer: JSON, or a text
failed   positions, from 0, of the records that are known to have failed; may be left out

Then: npm run suggest -- file.json`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { table: { type: 'boolean', default: false } },
});

const built = createRequire(import.meta.url);
const fromEngine = (file: string) => built(`../dist/nodes/ApiBulkSender/engine/${file}.js`);
const { optionDefaults, panelDefaults } = fromEngine('settings');
const { readExampleRequest } = fromEngine('suggest/exampleRequest');
const engine: Engine = {
	...fromEngine('suggest/example'),
	...fromEngine('suggest/suggestSettings'),
	...fromEngine('suggest/trial'),
	panel: { ...panelDefaults, options: optionDefaults },
};

if (values.table) await printTable();
else if (positionals.length === 1) suggestFor(positionals[0]);
else stop(usage);

function stop(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

function suggestFor(file: string): void {
	const examples = readExamples(file);
	const { fields, reasons, parameters } = engine.suggestSettings(examples, engine.panel);
	if (parameters === undefined) stop(reasons.join('\n'));
	const width = Math.max(...fields.map(([label]) => label.length));
	for (const [label, value] of fields) console.log(`${label.padEnd(width)}  ${value}`);
	console.log(`\nWhy\n${reasons.map((reason) => `- ${reason}`).join('\n')}`);
	console.log(`\nParameters\n${JSON.stringify(parameters, null, 2)}`);
}

interface FileExample {
	records: unknown;
	status?: number;
	answer: unknown;
	failed?: number[];
}

function readExamples(file: string): Parameters<Engine['suggestSettings']>[0] {
	let content: unknown;
	try {
		content = JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		stop(`${file} cannot be read: ${(error as Error).message}\n\n${usage}`);
	}
	const { examples } = content as { examples?: unknown };
	const list = (Array.isArray(examples) ? examples : [content].flat()) as FileExample[];
	return list.map((one, at) => {
		const { status = 200, answer, failed } = one;
		const { records } = readExampleRequest(one?.records);
		if (records.length === 0) stop(`Example ${at + 1} in ${file} has no "records".\n\n${usage}`);
		if (answer === undefined) stop(`Example ${at + 1} in ${file} has no "answer".\n\n${usage}`);
		const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
		return { records, status, text, ...(failed && { failed }) };
	});
}

async function printTable(): Promise<void> {
	const folder = '../test/nodes/ApiBulkSender/engine/suggest';
	const { Measurement } = await import(`${folder}/measure.ts`);
	const { documentedApis } = await import(`${folder}/apis.ts`);
	const { moreApis } = await import(`${folder}/moreApis.ts`);
	const measurement = new Measurement(engine, [...documentedApis, ...moreApis]);
	printMeasured('From an answer with a failure', measurement.fromFailures(false));
	printMeasured('The same, told which records failed', measurement.fromFailures(true));
	printMeasured('From a success alone, for that answer', measurement.fromSuccesses());
}

function printMeasured(title: string, measured: readonly Measured[]): void {
	console.log(`\n## ${title}\n`);
	console.log('| API | from | proposed | judged rightly |');
	console.log('|---|---|---|---|');
	for (const { api, from, suggestion, mistakes } of measured) {
		const proposed = suggestion.fields.map(([label, value]) => `${label}: ${value}`).join('; ');
		const wrong = mistakes.map(({ answer, wanted, got }) => `${answer}: ${got} for ${wanted}`);
		const judged = wrong.length === 0 ? 'yes' : wrong.join('; ');
		console.log(
			`| ${api} | ${from} | ${(proposed || 'nothing').replaceAll('|', '\\|')} | ${judged} |`,
		);
	}
	const right = measured.filter(({ mistakes }) => mistakes.length === 0).length;
	const lies = measured.flatMap(({ mistakes }) => mistakes).filter((one) => one.isFalseSuccess);
	console.log(`\n${right} of ${measured.length} APIs rightly, ${lies.length} false successes`);
}
