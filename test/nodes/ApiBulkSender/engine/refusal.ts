import { RecordFactory } from '../../../../nodes/ApiBulkSender/engine/request/records';
import type { Login } from '../../../../nodes/ApiBulkSender/engine/types';
import { SettingError } from '../../../../nodes/ApiBulkSender/engine/settingError';
import { compileSettings } from '../../../../nodes/ApiBulkSender/engine/settings';
import { rawSettings, type Overrides } from './harness';

export interface Place {
	baseUrl?: string;
	endpoint?: string;
	headers?: Array<{ name: string; value: string }>;
	login?: Omit<Login, 'headers'>;
}

/** What refuses the settings before any record is sent; undefined when nothing does. */
export function refusal(overrides: Overrides, place: Place = {}): SettingError | undefined {
	const { baseUrl = 'https://api.test', endpoint = '/bulk', headers = [], login } = place;
	try {
		const settings = compileSettings(rawSettings(overrides));
		const factory = new RecordFactory(settings, baseUrl, { headers: {}, ...login });
		factory.fromRecord(0, { id: '1' }, { endpoint, headers });
	} catch (error) {
		expect(error).toBeInstanceOf(SettingError);
		return error as SettingError;
	}
	return undefined;
}

/** The message names the field in quotes and has the fragment; both make a sentence. */
export function expectRefusal(
	error: SettingError | undefined,
	field: string,
	fragment: string,
): void {
	expect(error?.field).toBe(field);
	expect(error?.message).toContain(`'${field}`);
	expect(error?.message).toContain(fragment);
	expect(error?.message).toMatch(/^\S.* .*[^.\s]$/s);
}
