import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../shared/inputError';
import type { KnownStorageType } from './storageTypes';

/** Source: `bucketName` of Amazon S3 in destinations.yaml, which is AWS's own rule. */
const BUCKET =
	/^(?=.{3,63}$)(?!(\d+\.)+\d+$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
/** Source: `container` of Azure Blob in the file-based destinations tutorial. */
const CONTAINER = /^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/;
/** Each audience gets a folder of its own. */
const CLOSING_MACROS = /(%SEGMENT_(NAME|ID)%\/*)+$/;

/**
 * Rules of the storage itself, which hold whatever the live specification says.
 *
 * @throws InputError
 */
export function assertPlace(type: KnownStorageType | undefined, params: IDataObject): void {
	if (type === 'amazonS3' || type === 'legacyS3') assertBucket(params.bucketName);
	if (type === 'azureBlob') assertContainer(params.container);
	if (type === 'amazonS3' || type === 'googleCloudStorage') assertMacros(params.path);
}

function assertBucket(bucket: unknown): void {
	if (typeof bucket !== 'string' || BUCKET.test(bucket)) return;
	throw new InputError(
		'Bucket Name',
		`'Bucket Name' cannot be '${bucket}'`,
		'Amazon S3 has buckets of 3 to 63 lower-case letters, digits, hyphens and dots, without s3:// in front and without a path behind',
	);
}

function assertContainer(container: unknown): void {
	if (typeof container !== 'string' || CONTAINER.test(container)) return;
	throw new InputError(
		'Container',
		`'Container' cannot be '${container}'`,
		'Azure has containers of 3 to 63 lower-case letters, digits and single hyphens',
	);
}

function assertMacros(path: unknown): void {
	if (typeof path !== 'string' || !path.replace(CLOSING_MACROS, '').includes('%')) return;
	throw new InputError(
		'Path',
		`'Path' cannot be '${path}'`,
		'The only macros of a path are %SEGMENT_NAME% and %SEGMENT_ID%, and they stand at its end, for example exports/%SEGMENT_NAME%',
	);
}
