import { readFileSync, writeFileSync } from 'node:fs';

/** Starts the kernel's high-water mark of a process anew. Linux only, as reading it is. */
export function resetPeakMemory(pid: number): void {
	try {
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
	} catch {
		// Elsewhere the column stays empty.
	}
}

/** The most memory the process held since the reset, in megabytes. */
export function peakMemory(pid: number): number | undefined {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
	} catch {
		return undefined;
	}
}
