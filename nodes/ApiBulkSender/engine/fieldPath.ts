import { compilePath, type CompiledPath } from '../../shared/jsonPath/compilePath';
import { PathError } from '../../shared/jsonPath/parsePath';
import { SettingError } from './settingError';

/** @throws SettingError naming the field when the path cannot be used */
export function compileField(path: string, field: string): CompiledPath {
	try {
		return compilePath(path);
	} catch (error) {
		if (!(error instanceof PathError)) throw error;
		throw new SettingError(
			field.split(':')[0],
			`'${field}' is not a usable path: ${error.message}`,
			'A path looks like $.result.items[*].id',
		);
	}
}
