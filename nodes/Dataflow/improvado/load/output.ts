import type { IDataObject } from 'n8n-workflow';

import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { idText, receivedIds, withIds, type ImprovadoIds } from '../../../shared/improvado/ids';
import { loadSentence } from '../../../shared/improvado/loads/labels';
import type { Load } from '../../../shared/improvado/types';
import type { ItemCall } from '../../../shared/operations/operation';

/** The load as Improvado gives it, its state in a sentence, and its ids. */
export function loadOutput(
	{ context, item }: Pick<ItemCall<ImprovadoClient>, 'context' | 'item'>,
	load: Load,
	more: IDataObject = {},
	ids: ImprovadoIds = {},
): IDataObject {
	return withIds({ ...load, message: loadSentence(load), ...more }, receivedIds(context, item), {
		...ids,
		loadId: idText(load.id),
	});
}
