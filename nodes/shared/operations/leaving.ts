import type {
	IDataObject,
	IExecuteFunctions,
	INodeListSearchResult,
	Logger,
	NodeExecutionHint,
} from 'n8n-workflow';

/** Who knows the secrets of an account: the client of each API. */
export interface SecretKeeper {
	/** The value without secrets. */
	masked<T>(value: T): T;
}

/** An item as it leaves. Its `ids` lead the next node to what they name, and stay as they are. */
export function leavingJson(json: IDataObject, keeper: SecretKeeper): IDataObject {
	const masked = keeper.masked(json);
	return json.ids === undefined ? masked : { ...masked, ids: json.ids };
}

/** A list of the editor as it leaves: what is shown is masked, what is chosen by stays. */
export async function leavingList(
	keeper: SecretKeeper,
	search: () => Promise<INodeListSearchResult>,
): Promise<INodeListSearchResult> {
	const { results, paginationToken } = await leaving(keeper, search);
	return {
		results: results.map((result) => ({ ...keeper.masked(result), value: result.value })),
		paginationToken,
	};
}

/** Does the work; the error that it ends in leaves without secrets. */
export async function leaving<T>(keeper: SecretKeeper, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		maskError(error, keeper);
		throw error;
	}
}

/** The context that operations get: their hints and lines of the log leave without secrets. */
export function leavingContext(
	context: IExecuteFunctions,
	keeper: SecretKeeper,
): IExecuteFunctions {
	const addExecutionHints = (...hints: NodeExecutionHint[]) =>
		context.addExecutionHints(...keeper.masked(hints));
	return Object.create(context, {
		addExecutionHints: { value: addExecutionHints },
		logger: { value: leavingLogger(context.logger, keeper) },
	}) as IExecuteFunctions;
}

function leavingLogger(logger: Logger, keeper: SecretKeeper): Logger {
	const levels = ['error', 'warn', 'info', 'debug'] as const;
	const masked = levels.map((level) => {
		const value: Logger[typeof level] = (message, metadata) =>
			logger[level](keeper.masked(message), keeper.masked(metadata));
		return [level, { value }] as const;
	});
	return Object.create(logger, Object.fromEntries(masked)) as Logger;
}

/** In place, since n8n goes by the class of an error; with all that hangs on it but the node. */
function maskError(error: unknown, keeper: SecretKeeper, seen = new Set<unknown>()): void {
	if (!(error instanceof Error) || seen.has(error)) return;
	seen.add(error);
	for (const name of Object.getOwnPropertyNames(error)) {
		const value = Reflect.get(error, name) as unknown;
		if (value instanceof Error) maskError(value, keeper, seen);
		else if (name !== 'node') Reflect.set(error, name, keeper.masked(value));
	}
}
