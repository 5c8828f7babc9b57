import type { IExecuteFunctions } from 'n8n-workflow';

import type { AudienceDirectory } from '../../shared/adobe/audiences';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { chosenId } from '../../shared/adobe/panel/locators';
import { ItemParameters } from '../../shared/operations/itemParameters';
import type { OutputItem } from '../../shared/operations/operation';
import { failedJson, toNodeError } from '../../shared/operations/problems';
import { Dataflows, type Dataflow } from '../input/dataflow';
import type { Reading } from '../input/reading';

/** The wishes of one input item. */
export interface Wish<T> {
	item: number;
	wish: T;
	/** What people should know about them. */
	warnings: string[];
	parameters: ItemParameters;
}

/** The wishes of all input items for one dataflow. */
export interface Group<T> {
	dataflow: Dataflow;
	/** Knows the audiences that the wishes name. */
	directory: AudienceDirectory;
	wishes: Array<Wish<T>>;
}

export interface PerDataflow<T> {
	read(reading: Reading): Promise<T>;
	/** Looks at a dataflow before any is changed; throws to refuse. */
	check?(group: Group<T>): Promise<unknown>;
	/** One output item for each that is reported; failures of single items among them. */
	carryOut(group: Group<T>): Promise<OutputItem[]>;
	/** Whether one invalid item keeps all dataflows from changing. */
	allOrNothing?: boolean;
}

/**
 * Input items as one change per dataflow. Under Continue On Fail invalid items fail alone, and the
 * rest share the fate of their dataflow.
 */
export async function perDataflow<T>(
	context: IExecuteFunctions,
	client: AdobeClient,
	{ read, check, carryOut, allOrNothing = false }: PerDataflow<T>,
): Promise<OutputItem[]> {
	const dataflows = new Dataflows(client);
	const groups = new Map<string, Group<T>>();
	const outputs: OutputItem[] = [];
	const failed = (error: unknown, items: number[]) => {
		if (!context.continueOnFail()) throw toNodeError(context, error, items[0]);
		outputs.push(...items.map((item) => ({ json: failedJson(error), from: [item] })));
	};
	let firstError: unknown;
	for (let item = 0; item < context.getInputData().length; item++) {
		const parameters = new ItemParameters(context, item);
		try {
			const id = chosenId({ context, parameters, item }, 'dataflow');
			const dataflow = await dataflows.open(id);
			const warnings: string[] = [];
			const reading: Reading = {
				context,
				item,
				parameters,
				dataflow,
				directory: dataflows.directory,
				profile: dataflows.profile,
				// Plans are made several times, and warn each time.
				warn: (warning) => warnings.includes(warning) || warnings.push(warning),
			};
			const wish = await read(reading);
			const group = groups.get(id) ?? { dataflow, directory: dataflows.directory, wishes: [] };
			groups.set(id, group);
			group.wishes.push({ item, wish, warnings, parameters });
		} catch (error) {
			firstError ??= error;
			failed(error, [item]);
		}
	}
	for (const [id, group] of groups) {
		try {
			await check?.(group);
		} catch (error) {
			firstError ??= error;
			failed(
				error,
				group.wishes.map(({ item }) => item),
			);
			groups.delete(id);
		}
	}
	for (const group of groups.values()) {
		const items = group.wishes.map(({ item }) => item);
		try {
			if (allOrNothing && firstError !== undefined) throw firstError;
			outputs.push(...(await carryOut(group)));
		} catch (error) {
			failed(error, items);
		}
	}
	return outputs.toSorted((one, other) => one.from[0] - other.from[0]);
}
