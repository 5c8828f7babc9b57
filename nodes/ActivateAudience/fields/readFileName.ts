import { InputError } from '../../shared/inputError';
import type { ItemParameters } from '../../shared/operations/itemParameters';
import { buildFileName } from '../intent/fileName';

interface Part {
	part: string;
	text?: string;
}

/** The template that the fields give; '' for the one that fits the destination. */
export function readFileName(parameters: ItemParameters): string {
	switch (parameters.text('fileName', 'default')) {
		case 'template':
			return parameters.requiredText('filenameTemplate', 'File Name Template');
		case 'parts':
			return fromParts(parameters.rows<Part>('fileNameParts'));
		default:
			return '';
	}
}

function fromParts(rows: Part[]): string {
	const template = buildFileName(
		rows.map(({ part, text = '' }) => (part === 'text' ? { text } : { macro: part })),
	);
	if (template !== '') return template;
	throw new InputError(
		'File Name Parts',
		"'File Name Parts' is empty",
		"Add at least one part, or set 'File Name' to Destination, Audience ID, Date and Time",
	);
}
