import { chosenOption } from '../../shared/operations/chosenOption';
import { InputError } from '../../shared/inputError';
import type { ItemParameters } from '../../shared/operations/itemParameters';
import { buildFileName } from './fileName';
import { fileNameField } from './panel';

interface Part {
	part: string;
	text?: string;
}

/** The template that the fields give; '' for the one that fits the destination. */
export function readFileName(parameters: ItemParameters): string {
	switch (chosenOption<'default' | 'parts' | 'template'>(parameters, fileNameField)) {
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
