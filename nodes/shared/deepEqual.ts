// One door to this module: n8n Cloud's rules forbid it, and the test of the pack lists who uses it.
export { isDeepStrictEqual } from 'node:util';
