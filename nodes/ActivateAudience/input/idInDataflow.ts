import type { Chosen } from '../../shared/operations/itemParameters';
import { audiencesIn } from './dataflow';
import { flowId } from './readAudiences';
import type { Reading } from './reading';

/**
 * The id under which a dataflow knows an audience. An audience that is in the dataflow need not
 * exist any more, so only a name that the dataflow does not have is looked up.
 */
export async function idInDataflow(
	chosen: Chosen,
	{ context, dataflow, directory }: Reading,
): Promise<string> {
	if (chosen.mode !== 'name') return chosen.value;
	const wanted = chosen.value.toLowerCase();
	const named = audiencesIn(dataflow.flow).filter(
		({ name }) => name?.trim().toLowerCase() === wanted,
	);
	if (named.length === 1) return named[0].id;
	await directory.prepare(context.getInputData().length);
	return flowId(await directory.find(chosen));
}
