import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Outputs } from '../handOut';
import * as hints from '../hints';

/** What leaves the node for files: an item on each output for each of them, and what is to be said. */
export class FileOutputs {
	readonly outputs: Outputs = [[], [], []];
	readonly hints: hints.Hint[] = [];

	constructor(private readonly input: readonly INodeExecutionData[]) {}

	add(output: 0 | 1 | 2, itemIndex: number, json: object): INodeExecutionData {
		const item = { json: json as IDataObject, pairedItem: { item: itemIndex } };
		this.outputs[output].push(item);
		return item;
	}

	/** @param rest rows that were never taken up */
	addFiles(
		output: 0 | 1,
		itemIndex: number,
		json: IDataObject,
		files: readonly IBinaryData[],
		rest: readonly IBinaryData[] = [],
	): void {
		// Without a file when it could not be stored: the counts are true all the same.
		if (files.length === 0) this.add(output, itemIndex, json);
		files.forEach((data, at) => {
			const part = files.length === 1 ? {} : { part: at + 1, parts: files.length };
			const item = this.add(output, itemIndex, { ...json, ...part });
			item.binary = { data, ...(at === 0 && rest[0] && { rest: rest[0] }) };
		});
		// Where n8n would hold it in memory, a long rest comes in parts too.
		for (const more of rest.slice(files.length === 0 ? 0 : 1)) {
			this.add(output, itemIndex, json).binary = { rest: more };
		}
	}

	/** A file of which nothing was read. @param reason a sentence */
	addUnread(itemIndex: number, reason: string): void {
		const file = this.input[itemIndex].json.fileName;
		const named = { item: itemIndex, ...(typeof file === 'string' && { file }) };
		const counts = { succeeded: 0, failed: 0, unsent: 0, notRead: true };
		this.add(1, itemIndex, { ...named, ...counts, reason });
		this.add(2, itemIndex, {
			...named,
			records: { total: 0, ...counts },
			errors: [{ code: 'unreadable', message: reason, count: 1 }],
		});
		this.hints.push(...hints.warnings(`Item ${itemIndex} was not sent. ${reason}`));
	}

	/** @param name of the file, which is said where there are several */
	tell(itemIndex: number, name: string, said: readonly hints.Hint[]): void {
		const several = this.input.length > 1;
		const named = said.map(({ message, type }) => ({
			type,
			message: several ? `${name} (item ${itemIndex}): ${message}` : message,
		}));
		this.hints.push(...named);
	}
}
