import { FileRefused } from '../problems';

const USE_EXPORT = 'Export the data as CSV, newline-delimited JSON or JSON';

/** First bytes of files that hold no text, and what to do with such a file. */
const SIGNATURES: ReadonlyArray<readonly [signature: string, what: string, advice: string]> = [
	['PK\x03\x04', 'it is a ZIP archive, not text or gzip', "Unpack it with n8n's Compression node"],
	['PK\x05\x06', 'it is an empty ZIP archive', USE_EXPORT],
	['\xd0\xcf\x11\xe0', 'it is an Excel or other Office file', 'Save it as CSV'],
	['%PDF', 'it is a PDF', USE_EXPORT],
	['PAR1', 'it is a Parquet file', USE_EXPORT],
	['Obj\x01', 'it is an Avro file', USE_EXPORT],
	['ORC', 'it is an ORC file', USE_EXPORT],
	['SQLite format 3', 'it is a SQLite database', USE_EXPORT],
	['BZh', 'it is packed with bzip2', 'Unpack it before, or pack it with gzip'],
	['\xfd7zXZ', 'it is packed with xz', 'Unpack it before, or pack it with gzip'],
	['7z\xbc\xaf', 'it is a 7z archive', 'Unpack it before, or pack it with gzip'],
	['\x28\xb5\x2f\xfd', 'it is packed with Zstandard', 'Unpack it before, or pack it with gzip'],
	['Rar!', 'it is a RAR archive', 'Unpack it before, or pack it with gzip'],
	['\x1f\x8b', 'it is packed with gzip twice', 'Pack it only once'],
];

/** @throws FileRefused for a file that by its first bytes is no text */
export function refuseNoText(bytes: Buffer): void {
	const start = bytes.toString('latin1', 0, 16);
	const found = SIGNATURES.find(([signature]) => start.startsWith(signature));
	if (found === undefined) return;
	const [, what, advice] = found;
	// An Excel workbook is a ZIP archive with this in it.
	if (start.startsWith('PK') && bytes.includes('[Content_Types].xml')) {
		throw new FileRefused(
			'it is an Excel workbook (or another Office file)',
			"Save it as CSV, or read it with n8n's Extract from File node and send items",
		);
	}
	throw new FileRefused(what, advice);
}
