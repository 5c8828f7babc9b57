/**
 * The version of an entity as `If-Match` wants it: with its double quotes, which are part of the
 * value that Adobe's bodies hold. The seed prints one without; a `W/` stays (RFC 9110 §8.8.3).
 */
export function quotedEtag(etag: string): string {
	const plain = etag.trim().replaceAll('\\"', '"');
	const weak = plain.startsWith('W/') ? 'W/' : '';
	const value = plain.slice(weak.length).replace(/^"+|"+$/g, '');
	return `${weak}"${value}"`;
}
