import { templateById, type DestinationTemplate } from '../templates';
import { fieldsOfTemplate, type ReadField } from './readField';
import { fillNothing, readInputs, type Fill } from './templateInputs';

/** What the chosen template means for the other fields. */
export interface Templated {
	/** Undefined for Custom. */
	template: DestinationTemplate | undefined;
	/** The settings are the template's own, and their fields hidden. */
	isFixed: boolean;
	/** Reads a field of the settings. */
	setting: ReadField;
	fill: Fill;
}

/** @throws SettingError for what the template asks for and does not get */
export function readTemplate(read: ReadField): Templated {
	const template = templateById(read('template', 'custom'));
	if (template === undefined) {
		return { template, isFixed: false, setting: read, fill: fillNothing };
	}
	const isFixed = !read('adjustTemplate', template.isAdjusted ?? false);
	const setting = isFixed ? fieldsOfTemplate(template) : read;
	return { template, isFixed, setting, fill: readInputs(template, read) };
}
