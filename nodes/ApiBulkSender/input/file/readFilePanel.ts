import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { wholeNumber } from '../../engine/limits';
import { normalize } from '../normalize';
import { checkPart, type Part } from './part';
import { fileDefaults, type FileSettings } from './settings';

/** The fields of the panel about one file; each input item has its own. */
export interface FilePanel {
	fileIs: 'binaryField' | 'onDisk' | 'atUrl';
	inputDataFieldName: string;
	filePath: string;
	fileUrl: string;
	settings: FileSettings;
	/** Undefined for the whole file. */
	part: Omit<Part, 'size'> | undefined;
}

/** @throws SettingError for a value that cannot be meant */
export function readFilePanel(context: IExecuteFunctions, itemIndex: number): FilePanel {
	const read = <T>(name: string, fallback: T): T =>
		normalize(name, context.getNodeParameter(name, itemIndex, fallback as IDataObject), fallback);
	const added = read<IDataObject>('fileOptions', {});
	const option = <T>(name: string, fallback: T): T => normalize<T>(name, added[name], fallback);
	const count = wholeNumber(read('partCount', 1), 1, 10_000, 'Part Count');
	const number = wholeNumber(read('partNumber', 1), 1, 10_000, 'Part Number');
	checkPart(number, count);
	return {
		part: count === 1 ? undefined : { number, count },
		fileIs: read<FilePanel['fileIs']>('fileIs', 'binaryField'),
		inputDataFieldName: read('inputDataFieldName', 'data').trim(),
		filePath: read('filePath', '').trim(),
		fileUrl: read('fileUrl', '').trim(),
		settings: {
			format: read<FileSettings['format']>('fileFormat', 'auto'),
			delimiter: option('delimiter', fileDefaults.delimiter),
			encoding: option('encoding', fileDefaults.encoding),
			escape: option('escape', fileDefaults.escape) === '\\' ? '\\' : '"',
			headerLine: readHeaderLine(added.headerLine),
			columns: readColumns(option('columns', '')),
			shortRows: option('shortRows', fileDefaults.shortRows),
			lineBreaksInQuotes: option('lineBreaksInQuotes', fileDefaults.lineBreaksInQuotes),
			recordsPath: option('recordsPath', fileDefaults.recordsPath),
		},
	};
}

/** Not added means that the header is the first line with content. */
function readHeaderLine(value: unknown): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	return wholeNumber(Number(value), 1, 1e9, 'Header Line');
}

function readColumns(list: string): string[] {
	return list.trim() === '' ? [] : list.split(',').map((name) => name.trim());
}
