import { createHash } from 'node:crypto';

/** As `GET /data/core/ups/audiences` lists it. */
export interface Audience {
	id: string;
	audienceId: string;
	name: string;
	description: string;
	type: 'SegmentDefinition' | 'ExternalSegment';
	originName: string;
	namespace: string;
	lifecycleState: 'draft' | 'published' | 'inactive' | 'archived';
	evaluationInfo: Record<string, { enabled: boolean }>;
	labels: string[];
	sandbox: { sandboxName: string; type: string; default: boolean };
	creationTime: number;
	createEpoch: number;
	updateEpoch: number;
}

type LifecycleState = Audience['lifecycleState'];

const published = [
	'Newsletter Subscribers',
	'Loyalty Gold Members',
	'Loyalty Silver Members',
	'Cart Abandoners Last 7 Days',
	'First Purchase Last 30 Days',
	'High Lifetime Value',
	'Interested in Mountain Biking',
	'Interested in Road Cycling',
	'Interested in Trail Running',
	'Birthday This Month',
	'Lapsed Customers 90 Days',
	'Lapsed Customers 180 Days',
	'Store Visitors Berlin',
	'Store Visitors Lyon',
	'Store Visitors Oslo',
	'App Users iOS',
	'App Users Android',
	'Gift Card Holders',
	'Outlet Shoppers',
	'Returned an Order Last 60 Days',
	'Email Openers Last 14 Days',
	'SMS Opt-In',
	'Wish List Owners',
	'Families with Children',
];
const unfinished: [string, LifecycleState][] = [
	['Spring Campaign Draft', 'draft'],
	['Premium Upsell Draft', 'draft'],
	['Winter Campaign 2024', 'inactive'],
	['Panel Study 2019', 'archived'],
];
const external = ['Data Partner: Home Movers', 'Data Partner: New Parents'];
const inDev = ['Test Newsletter Subscribers', 'Test Loyalty Members', 'Test Cart Abandoners'];

const createdFrom = Date.UTC(2025, 0, 1);

/** The same name gives the same id in every run. */
function idOf(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
	return [...parts, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

export function audienceNamed(
	sandboxName: string,
	name: string,
	at: number,
	lifecycleState: LifecycleState = 'published',
): Audience {
	const id = idOf(`${sandboxName} ${name}`);
	const created = Math.floor((createdFrom + at * 86_400_000) / 1000);
	return {
		id,
		audienceId: id,
		name,
		description: `${name}, kept by the marketing team`,
		type: 'SegmentDefinition',
		originName: 'REAL_TIME_CUSTOMER_PROFILE',
		namespace: 'AEPSegments',
		lifecycleState,
		evaluationInfo: {
			batch: { enabled: true },
			continuous: { enabled: false },
			synchronous: { enabled: false },
		},
		labels: [],
		sandbox: { sandboxName, type: 'production', default: sandboxName === 'prod' },
		creationTime: created,
		createEpoch: created,
		updateEpoch: created,
	};
}

function externalAudience(sandboxName: string, name: string, at: number): Audience {
	return {
		...audienceNamed(sandboxName, name, at),
		audienceId: String(27_400_100 + at),
		type: 'ExternalSegment',
		originName: 'AUDIENCE_MANAGER',
		namespace: 'AAMSegments',
	};
}

export function audiencesOf(sandboxName: string): Audience[] {
	if (sandboxName !== 'prod') return inDev.map((name, at) => audienceNamed(sandboxName, name, at));
	return [
		...published.map((name, at) => audienceNamed(sandboxName, name, at)),
		...unfinished.map(([name, state], at) => audienceNamed(sandboxName, name, 40 + at, state)),
		...external.map((name, at) => externalAudience(sandboxName, name, 60 + at)),
	];
}
