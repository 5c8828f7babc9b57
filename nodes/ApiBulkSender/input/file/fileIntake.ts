import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { RecordFactory } from '../../engine/request/records';
import type { Settings } from '../../engine/settings';
import type { Login, SourceRecord } from '../../engine/types';
import { hasOwnResultField, oldResultOf, resultRemover } from '../oldResult';
import { readDestinations } from '../perItem';
import { readMapping } from '../readMapping';
import type { Panel } from '../readPanel';
import { openFile } from './index';
import { FileRefused } from './problems';
import { refuseUncut, type Part } from './part';
import type { FileRow, OpenFile } from './openFile';
import { openAtUrl } from './places/atUrl';
import { openInBinaryField } from './places/inBinaryField';
import { openOnDisk } from './places/onDisk';
import type { Place } from './places/place';
import type { FileSettings } from './settings';
import { readFilePanel, type FilePanel } from './readFilePanel';
import { stillUnreadable, unreadable, wasUnreadable } from './unreadable';

/** One file of the input, open. */
export interface FileIntake {
	file: OpenFile;
	place: Place;
	/** Undefined for the whole file. */
	part: Part | undefined;
	/** Bytes read so far. */
	bytesRead: () => number;
}

/** Where the file of one input item is, open. */
export interface PlacedFile {
	place: Place;
	settings: FileSettings;
	/** Undefined for the whole file. */
	part: Part | undefined;
}

/** @throws FileRefused, SettingError */
export async function openPlace(
	context: IExecuteFunctions,
	itemIndex: number,
	signal: AbortSignal,
): Promise<PlacedFile> {
	const panel = readFilePanel(context, itemIndex);
	const place = await {
		binaryField: async () => await openInBinaryField(context, itemIndex, panel.inputDataFieldName),
		onDisk: async () => await openOnDisk(context, panel.filePath),
		atUrl: async () => await openAtUrl(context, panel.fileUrl, signal),
	}[panel.fileIs]();
	return { place, settings: panel.settings, part: partOf(place, panel.part) };
}

/** @throws FileRefused when nobody knows where the parts of the file begin */
function partOf({ size }: Place, part: FilePanel['part']): Part | undefined {
	if (part === undefined) return undefined;
	return size === undefined ? refuseUncut('size') : { ...part, size };
}

/**
 * Reads the beginning of a file.
 *
 * @throws FileRefused, SettingError
 */
export async function readPlaced({ place, settings, part }: PlacedFile): Promise<FileIntake> {
	let read = 0;
	async function* counted() {
		for await (const piece of place.bytes) {
			read += piece.length;
			yield piece;
		}
	}
	const file = await openFile(counted(), place.name, settings, part);
	return { file, place, part, bytesRead: () => read };
}

/** Makes records of the rows of files. One instance for all files of an execution. */
export class RowFactory {
	private readonly factory: RecordFactory;
	private readonly destinations;
	private readonly remove;
	/** Of the file that is sent now. */
	private newId: (index: number) => string = () => randomUUID();

	/** @throws SettingError when the settings do not fit together */
	constructor(
		context: IExecuteFunctions,
		private readonly panel: Panel,
		settings: Settings,
		baseUrl: string,
		login: Login,
	) {
		const mapping = readMapping(panel.mapping, (index) => this.newId(index));
		this.factory = new RecordFactory(settings, baseUrl, login, mapping);
		this.destinations = readDestinations(context, panel.templated);
		this.remove = resultRemover(panel.options.resultField);
		if (!this.destinations.vary) this.factory.check(this.destinations.of(0));
	}

	/** Ids that records get from now on, where they must be the same in a second run. */
	useIds(newId: (index: number) => string): void {
		this.newId = newId;
	}

	/** @throws FileRefused when a table lacks a column that every record needs */
	refuseMissingColumns({ format, columns }: OpenFile, itemIndex: number): void {
		if (format !== 'csv') return;
		const reason = this.factory.whyNone(columns, this.destinations.of(itemIndex));
		if (reason === undefined) return;
		throw new FileRefused(
			`it lacks a column. ${reason}`,
			'Check the names of its columns, and that the first line names them',
		);
	}

	/** For the rows of one file. @throws SettingError when its item has no usable destination */
	ofItem(itemIndex: number): (index: number, row: FileRow) => SourceRecord {
		const destination = this.destinations.of(itemIndex);
		this.factory.check(destination);
		return (index, row) => {
			const { line } = row;
			const { json, written } = 'json' in row ? row : { json: undefined, written: undefined };
			const invalid = this.whyInvalid(row);
			if (invalid !== undefined) {
				return { index, reason: unreadable(invalid), line, origin: row };
			}
			const own = this.remove(json);
			const record = this.factory.fromRecord(
				index,
				own,
				destination,
				written && this.remove(written),
			);
			record.line = line;
			record.origin =
				own === json ? row : { ...row, json: own, written: written && this.remove(written) };
			return record;
		};
	}

	private whyInvalid(row: FileRow): string | undefined {
		if ('invalid' in row) return row.invalid;
		if (row.cells !== undefined) return undefined;
		const { resultField } = this.panel.options;
		const old = oldResultOf(row.json, resultField);
		if (old !== undefined) {
			return wasUnreadable(old.cause, old.reason)
				? stillUnreadable(`"cause" inside "${resultField}"`)
				: undefined;
		}
		if (!hasOwnResultField(row.json, resultField)) return undefined;
		return `it has a field "${resultField}" of its own, which the result would replace: choose another name with the option 'Result Field'`;
	}

	/** What is to be said of the records made so far. */
	get notice(): string | undefined {
		return this.factory.notice;
	}
}
