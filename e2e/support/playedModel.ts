import { answeringServer, json, type Reply } from './answeringServer.ts';

interface Message {
	role: string;
	content?: unknown;
}

/** What an agent asks its model. */
export interface Asked {
	messages: Message[];
	tools: Array<{ function: { name: string; description: string; parameters: unknown } }>;
}

export interface PlayedModel {
	/** For the Base URL of an OpenAI credential. */
	url: string;
	asked: Asked[];
	close: () => Promise<void>;
}

/**
 * No model, but a server that speaks as OpenAI's does: it calls the one tool that it is offered with
 * these arguments, and says what the tool has told it.
 */
export async function playedModel(toolArguments: unknown): Promise<PlayedModel> {
	const asked: Asked[] = [];
	const { url, close } = await answeringServer(({ text }) => {
		const request = JSON.parse(text) as Asked;
		asked.push(request);
		const last = request.messages.at(-1);
		if (last?.role === 'tool') return said({ content: String(last.content) }, 'stop');
		const [{ function: tool }] = request.tools;
		const called = { name: tool.name, arguments: JSON.stringify(toolArguments) };
		const calls = [{ id: 'call_1', type: 'function', function: called }];
		return said({ content: null, tool_calls: calls }, 'tool_calls');
	});
	return { url: `${url}/v1`, asked, close };
}

const said = (message: object, finish_reason: string): Reply =>
	json({
		id: 'played',
		object: 'chat.completion',
		created: 0,
		model: 'played',
		choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	});
