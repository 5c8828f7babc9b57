import type { TargetKind } from '../../shared/adobe/catalogue/destinations';

export type StorageType =
	| 'adlsGen2'
	| 'amazonS3'
	| 'azureBlob'
	| 'dataLandingZone'
	| 'googleCloudStorage'
	| 'legacyAzureBlob'
	| 'legacyS3'
	| 'legacySftp'
	| 'other'
	| 'sftp';

/** Keys of `params` that say where the files go; the panel's fields have the same names. */
export type PlaceKey = 'bucketName' | 'container' | 'path' | 'remotePath';

export interface StorageForm {
	label: string;
	kind: TargetKind;
	/** Adobe's own word, in `params.mode`. */
	mode: string;
	/** All of them are required. */
	place: PlaceKey[];
	/** Takes a file type, a compression and CSV options; the others write CSV. */
	hasFileOptions: boolean;
}

export const SERVER_TO_SERVER = 'Server-to-server';
const LEGACY = '(Legacy and Email Marketing)';

/** Sources: the batch destinations tutorial, the file-based destinations tutorial, destinations.yaml. */
export const storageForms: Record<Exclude<StorageType, 'other'>, StorageForm> = {
	amazonS3: current('Amazon S3', 's3', ['bucketName', 'path']),
	legacyS3: legacy('Amazon S3', 'legacyS3', 'S3', ['bucketName', 'path']),
	azureBlob: current('Azure Blob', 'azureBlob', ['container', 'path']),
	legacyAzureBlob: legacy('Azure Blob', 'legacyAzureBlob', 'AZURE_BLOB', ['container', 'path']),
	adlsGen2: current('Azure Data Lake Storage Gen2', 'adlsGen2', ['path']),
	dataLandingZone: current('Data Landing Zone', 'dataLandingZone', ['path']),
	googleCloudStorage: current('Google Cloud Storage', 'googleCloudStorage', ['bucketName', 'path']),
	sftp: current('SFTP', 'sftp', ['remotePath']),
	legacySftp: legacy('SFTP', 'legacySftp', 'FTP', ['remotePath']),
};

export type KnownStorageType = keyof typeof storageForms;

export const storageTypes = Object.keys(storageForms) as KnownStorageType[];

/** Of a storage type in the panel. */
export function storageLabel(type: StorageType): string {
	return type === 'other' ? 'Other' : storageForms[type].label;
}

/** The types whose form has this field. */
export function typesWith(key: PlaceKey): KnownStorageType[] {
	return storageTypes.filter((type) => storageForms[type].place.includes(key));
}

export const typesWithFileOptions = storageTypes.filter(
	(type) => storageForms[type].hasFileOptions,
);

export function isPlaceKey(path: string): path is PlaceKey {
	return storageTypes.some((type) => storageForms[type].place.includes(path as PlaceKey));
}

/** What one of the legacy modes asks for; undefined for the mode that all current storage has. */
export function placeOfMode(mode: unknown): PlaceKey[] | undefined {
	const legacyType = storageTypes.find(
		(type) => storageForms[type].mode === mode && mode !== SERVER_TO_SERVER,
	);
	return legacyType && storageForms[legacyType].place;
}

export function isStorageType(value: string): value is StorageType {
	return value === 'other' || value in storageForms;
}

function current(label: string, kind: TargetKind, place: PlaceKey[]): StorageForm {
	return { label, kind, mode: SERVER_TO_SERVER, place, hasFileOptions: true };
}

function legacy(label: string, kind: TargetKind, mode: string, place: PlaceKey[]): StorageForm {
	return { label: `${label} ${LEGACY}`, kind, mode, place, hasFileOptions: false };
}
