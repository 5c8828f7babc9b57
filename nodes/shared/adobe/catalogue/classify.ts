import type { ConnectionSpec } from '../types';
import {
	dataLake,
	knownDestination,
	knownDestinations,
	profileStore,
	streamingDestinations,
	type TargetKind,
} from './destinations';
import type { Family, Storage } from './family';

/** A connection spec as Adobe answers it, or as much of it as is at hand. */
export type PartialConnectionSpec = Partial<ConnectionSpec> & { id: string };

export interface Destination {
	connectionSpecId: string;
	/** Adobe's own name. */
	name: string;
	/** The name in lists. */
	label: string;
	family: Family;
	storage: Storage;
	/** `unknown`: the spec is not in the table and came without its `targetSpec`. */
	kind: 'file' | 'streaming' | 'source' | 'unknown';
	/** Empty for what is not in the table: its form follows the live `targetSpec`. */
	targetKinds: TargetKind[];
	flowSpecId?: string;
}

const DESTINATION_PROVIDER = '14e34fac-d307-11e9-bb65-2a2ae2dbcce4';
const sources = [profileStore, dataLake];
const SERVER_TO_SERVER = 'Server-to-server';

/** Whether a connection spec is that of a destination, be it for files or streaming. */
export function isDestination({ id, providerId }: PartialConnectionSpec): boolean {
	if (isSource(id)) return false;
	return providerId === DESTINATION_PROVIDER || knownDestination(id) !== undefined || streams(id);
}

export function describeDestination(spec: PartialConnectionSpec): Destination {
	const known = knownDestination(spec.id);
	if (known !== undefined) {
		const { label, family, storage, targetKinds, flowSpecId } = known;
		const { id: connectionSpecId, name = known.name } = spec;
		const kind = 'file';
		return { connectionSpecId, name, label, family, storage, kind, targetKinds, flowSpecId };
	}
	const name = spec.name ?? nameInTable(spec.id) ?? spec.id;
	const family = familyOf(spec);
	return {
		connectionSpecId: spec.id,
		name,
		label: labelOf(name, family),
		family,
		storage: 'other',
		kind: kindOf(spec),
		targetKinds: [],
	};
}

function isSource(id: string): boolean {
	return sources.some(({ connectionSpecId }) => connectionSpecId === id);
}

function streams(id: string): boolean {
	return streamingDestinations.some(({ connectionSpecId }) => connectionSpecId === id);
}

function nameInTable(id: string): string | undefined {
	return [...sources, ...streamingDestinations].find(
		({ connectionSpecId }) => connectionSpecId === id,
	)?.name;
}

/** The published `targetSpec` of a current connector has file options, but not always a mode. */
function familyOf(spec: PartialConnectionSpec): Family {
	const { mode, fileType, csvOptions } = targetProperties(spec) ?? {};
	const isCloud =
		JSON.stringify(mode ?? '').includes(SERVER_TO_SERVER) || Boolean(fileType ?? csvOptions);
	return isCloud ? 'cloud' : 'email';
}

/** No document names a sign of streaming: what asks for no place or form of a file is taken for it. */
function kindOf(spec: PartialConnectionSpec): Destination['kind'] {
	if (isSource(spec.id)) return 'source';
	if (streams(spec.id)) return 'streaming';
	if (spec.providerId !== undefined && spec.providerId !== DESTINATION_PROVIDER) return 'source';
	const names = Object.keys(targetProperties(spec) ?? {});
	if (names.length === 0) return 'unknown';
	return names.some(speaksOfFiles) ? 'file' : 'streaming';
}

function speaksOfFiles(name: string): boolean {
	return /^(mode|format)$|path$|folder|directory|bucket|container|^file|csv|compression/i.test(
		name,
	);
}

function targetProperties({ targetSpec }: PartialConnectionSpec) {
	return targetSpec?.spec?.properties;
}

/** A spec that is not in the table may bear the name of one whose two families are. */
function labelOf(name: string, family: Family): string {
	const isTaken = knownDestinations.some(
		(known) => known.name === name && known.label !== known.name,
	);
	if (!isTaken) return name;
	return `${name} (${family === 'cloud' ? 'current' : 'legacy'})`;
}
