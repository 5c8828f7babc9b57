import { compilePath, type CompiledPath } from '../../shared/jsonPath/compilePath';
import { PathError } from '../../shared/jsonPath/parsePath';
import { compilePathList, type PathList } from '../../shared/jsonPath/pathList';
import { SettingError } from './settingError';

/** @throws SettingError naming the field when the path cannot be used */
export function compileField(path: string, field: string): CompiledPath {
	return naming(field, () => compilePath(path));
}

/** Several paths of which the first that finds counts. @throws SettingError as `compileField` */
export function compileFieldList(paths: string, field: string): PathList {
	return naming(field, () => compilePathList(paths));
}

function naming<T>(field: string, compile: () => T): T {
	try {
		return compile();
	} catch (error) {
		if (!(error instanceof PathError)) throw error;
		throw new SettingError(
			field.split(':')[0],
			`'${field}' is not a usable path: ${error.message}`,
			'A path looks like $.result.items[*].id',
		);
	}
}
