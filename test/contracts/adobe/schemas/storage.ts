import type { Schema } from '../contract.ts';
import { absent, closed, nonEmptyText, open, text } from './shapes.ts';
import { CLOUD_S3, CLOUD_SFTP, LEGACY_S3, LEGACY_SFTP, OTHER_CLOUD } from './specIds.ts';

const bucketName: Schema = {
	type: 'string',
	pattern:
		'(?=^.{3,63}$)(?!^(\\d+\\.)+\\d+$)' +
		'(^(([a-z0-9]|[a-z0-9][a-z0-9\\-]*[a-z0-9])\\.)*([a-z0-9]|[a-z0-9][a-z0-9\\-]*[a-z0-9])$)',
};

const nullOrEmpty: Schema = { enum: ['null', '""', ''] };

/** In `quote` no quoting is the empty text; in the values `""` is two quotation marks. */
const csvOptions = closed({
	delimiter: { enum: [',', '\t', '|', ';', ':'] },
	quote: { enum: ['"', ''] },
	escape: { enum: ['\\', "'"] },
	nullValue: nullOrEmpty,
	emptyValue: nullOrEmpty,
});

const cloudFile = {
	mode: { const: 'Server-to-server' },
	compression: { enum: ['NONE', 'GZIP'] },
	fileType: { enum: ['CSV', 'JSON', 'PARQUET'] },
	csvOptions,
};

const csvOptionsOnlyForCsv: Schema = {
	if: { required: ['fileType'], properties: { fileType: { enum: ['JSON', 'PARQUET'] } } },
	then: { properties: { csvOptions: absent('when fileType is not CSV') } },
};

function cloudParams(place: Record<string, Schema>): Schema {
	const required = [...Object.keys(place), 'compression', 'fileType'];
	return { ...closed({ ...cloudFile, ...place }, required), ...csvOptionsOnlyForCsv };
}

const legacyFile = { format: { const: 'CSV' }, includeFileManifest: { type: 'boolean' } };

const typed: Record<string, Schema> = {
	[LEGACY_S3]: closed({ ...legacyFile, mode: { const: 'S3' }, bucketName, path: text }, [
		'bucketName',
		'path',
	]),
	[LEGACY_SFTP]: closed({ ...legacyFile, mode: { const: 'FTP' }, remotePath: text }, [
		'remotePath',
	]),
	[CLOUD_S3]: cloudParams({ bucketName, path: text }),
	[CLOUD_SFTP]: cloudParams({ remotePath: text }),
};

/** The fields that all current cloud storage shares, held to their types where they are sent. */
const otherCloud: Schema = { ...open(cloudFile), ...csvOptionsOnlyForCsv };

/** `params` of a target connection. */
export function storageParamsFor(connectionSpecId: string): Schema {
	return (
		typed[connectionSpecId] ?? (OTHER_CLOUD.includes(connectionSpecId) ? otherCloud : open({}))
	);
}

/** `/params` of a PATCH, which does not say whose parameters they are. */
export const anyStorageParams: Schema = {
	...open({
		compression: cloudFile.compression,
		fileType: cloudFile.fileType,
		csvOptions,
		bucketName,
		mode: nonEmptyText,
	}),
	minProperties: 1,
	...csvOptionsOnlyForCsv,
};
