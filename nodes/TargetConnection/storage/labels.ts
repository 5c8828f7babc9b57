/** What keys of `params` are called in the panel. */
const labels: Record<string, string> = {
	mode: 'Storage Type',
	csvOptions: 'CSV Options',
	bucketName: 'Bucket Name',
	container: 'Container',
	path: 'Path',
	remotePath: 'Remote Path',
	fileType: 'File Type',
	compression: 'Compression',
	includeFileManifest: 'Include File Manifest',
	'csvOptions.delimiter': 'Delimiter',
	'csvOptions.emptyValue': 'Empty Value',
	'csvOptions.escape': 'Escape Character',
	'csvOptions.nullValue': 'Null Value',
	'csvOptions.quote': 'Quote Character',
};

/** @param path e.g. `bucketName` or `csvOptions.delimiter` */
export function paramLabel(path: string, otherwise = path): string {
	return labels[path] ?? otherwise;
}
