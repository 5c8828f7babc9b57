import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who writes a journal. A process number alone proves nothing: containers count from 1 each. */
export interface Owner {
	id: string;
	host: string;
	/** Of the machine's start; empty where the system does not tell. */
	boot: string;
	/** Of the numbers of processes: a container has its own. */
	space: string;
	pid: number;
	/** When the process started, as the system counts; empty where it does not tell. */
	started: string;
}

const active = new Set<string>();

export function newOwner(): Owner {
	const id = randomUUID();
	active.add(id);
	const { pid } = process;
	return { id, host: hostname(), boot: bootId(), space: pidSpace(), pid, started: startOf(pid) };
}

export function retire({ id }: Owner): void {
	active.delete(id);
}

/** What is sure of an owner without waiting; undefined when nothing is. */
export function fateOf(owner: Owner): 'alive' | 'dead' | undefined {
	const boot = bootId();
	if (boot === '' || owner.boot !== boot || owner.host !== hostname()) return undefined;
	if (owner.space !== pidSpace()) return undefined;
	const started = startOf(owner.pid);
	if (started === '' || started !== owner.started) return 'dead';
	if (owner.pid !== process.pid) return undefined;
	return active.has(owner.id) ? 'alive' : 'dead';
}

function bootId(): string {
	return read('/proc/sys/kernel/random/boot_id').trim();
}

function pidSpace(): string {
	try {
		return readlinkSync('/proc/self/ns/pid');
	} catch {
		return '';
	}
}

/** The 22nd field of the process's status; the second is a name in brackets and may hold spaces. */
function startOf(pid: number): string {
	const status = read(`/proc/${pid}/stat`);
	return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
