import {
	readExample,
	withCredentials,
	type Credentials,
	type ExampleFile,
} from '../n8n/examples.ts';
import type { Session } from '../n8n/session.ts';
import type { Editor } from './editor.ts';

/** The credentials that are stored in n8n, by their type. */
async function storedCredentials(session: Session): Promise<Credentials> {
	const stored = await session.call<Array<{ id: string; name: string; type: string }>>(
		'GET',
		'/credentials',
	);
	return Object.fromEntries(stored.map(({ id, name, type }) => [type, { id, name }]));
}

/** Opens an example on the canvas, with the credentials that are there. */
export async function openExample(
	editor: Editor,
	session: Session,
	file: ExampleFile,
): Promise<void> {
	const example = withCredentials(await readExample(file), await storedCredentials(session));
	const { id } = await session.createWorkflow(example);
	await editor.openWorkflow(id);
}
