import { parse } from 'flatted';
import { setTimeout as sleep } from 'node:timers/promises';

import type { CredentialType, Execution, NewCredential, NodeType, Workflow } from './types.ts';

// n8n ties the login to the browser that made it.
const browserId = 'n8n-nodes-destinations';

export const owner = {
	email: 'demo@example.com',
	password: 'Destinations1',
	firstName: 'Demo',
	lastName: 'Owner',
};

/** What the editor does over n8n's REST API, done without a browser. */
export class Session {
	readonly url: string;
	private cookie = '';

	constructor(url: string) {
		this.url = url;
	}

	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': browserId,
				...(this.cookie && { cookie: this.cookie }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok)
			throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${text}`);
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		return (JSON.parse(text) as { data: T }).data;
	}

	async createOwner(): Promise<void> {
		await this.call('POST', '/owner/setup', owner);
	}

	async login(): Promise<this> {
		const { email: emailOrLdapLoginId, password } = owner;
		await this.call('POST', '/login', { emailOrLdapLoginId, password });
		return this;
	}

	/** Logs in; in an n8n without an owner as the one that is made first. */
	async enter(): Promise<void> {
		const settings = await this.call<{ userManagement: { showSetupOnFirstLoad: boolean } }>(
			'GET',
			'/settings',
		);
		if (settings.userManagement.showSetupOnFirstLoad) await this.createOwner();
		else await this.login();
	}

	async credentials(): Promise<Array<{ id: string; name: string; type: string }>> {
		return await this.call('GET', '/credentials');
	}

	async updateCredential(
		id: string,
		credential: NewCredential,
	): Promise<{ id: string; name: string }> {
		return await this.call('PATCH', `/credentials/${id}`, credential);
	}

	async workflowByName(name: string): Promise<(Workflow & { id: string }) | undefined> {
		const all = await this.call<Array<{ id: string; name: string; isArchived?: boolean }>>(
			'GET',
			`/workflows?filter=${encodeURIComponent(JSON.stringify({ name }))}`,
		);
		const found = all.find((one) => one.name === name && one.isArchived !== true);
		return found && (await this.call('GET', `/workflows/${found.id}`));
	}

	async createCredential(credential: NewCredential): Promise<{ id: string; name: string }> {
		return await this.call('POST', '/credentials', credential);
	}

	async createWorkflow(workflow: Workflow): Promise<Workflow & { id: string }> {
		return await this.call('POST', '/workflows', { settings: {}, ...workflow });
	}

	/** Publishes a workflow; its trigger works from then on. */
	async activate(workflow: Workflow & { id: string }): Promise<void> {
		const { versionId } = workflow;
		await this.call('POST', `/workflows/${workflow.id}/activate`, { versionId });
	}

	async deactivate({ id }: { id: string }): Promise<void> {
		await this.call('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Its executions that have ended, oldest first. */
	async executions({ id }: { id: string }): Promise<Execution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const { results } = await this.call<{ results: Array<{ id: string; stoppedAt?: string }> }>(
			'GET',
			`/executions?filter=${filter}&limit=50`,
		);
		const ended = results.filter(({ stoppedAt }) => stoppedAt);
		return await Promise.all(ended.toReversed().map(async (each) => await this.execution(each.id)));
	}

	private async types<T>(file: string): Promise<T> {
		const response = await fetch(`${this.url}/types/${file}`, {
			headers: { cookie: this.cookie, 'browser-id': browserId },
		});
		return (await response.json()) as T;
	}

	async nodeTypes(): Promise<NodeType[]> {
		return await this.types('nodes.json');
	}

	async credentialTypes(): Promise<CredentialType[]> {
		return await this.types('credentials.json');
	}

	/** Starts a stored workflow at its trigger, as the Execute Workflow button does. */
	async start(workflow: Workflow & { id: string }, trigger: string): Promise<string> {
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	async execution(id: string): Promise<Execution> {
		const stored = await this.call<Omit<Execution, 'data'> & { data: string }>(
			'GET',
			`/executions/${id}`,
		);
		return { ...stored, data: parse(stored.data) as Execution['data'] };
	}

	async finished(id: string, timeoutSeconds = 120): Promise<Execution> {
		const deadline = Date.now() + timeoutSeconds * 1000;
		for (;;) {
			const { status } = await this.call<{ status: string }>('GET', `/executions/${id}`);
			if (!['new', 'running', 'waiting'].includes(status)) return await this.execution(id);
			if (Date.now() > deadline) throw new Error(`Execution ${id} is still ${status}.`);
			await sleep(200);
		}
	}

	async run(workflow: Workflow, trigger: string, timeoutSeconds?: number): Promise<Execution> {
		const stored = workflow.id
			? (workflow as Workflow & { id: string })
			: await this.createWorkflow(workflow);
		return await this.finished(await this.start(stored, trigger), timeoutSeconds);
	}
}
