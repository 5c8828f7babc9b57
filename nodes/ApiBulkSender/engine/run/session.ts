import type { Settings } from '../settings';
import type { Ports } from '../types';
import { AdaptiveConcurrency, FixedConcurrency, type Concurrency } from './concurrency';
import type { Stop } from './decision';
import { FirstRefusals } from './firstRefusals';
import { Halving } from './halving';
import type { Limiter } from './limiter';
import { Pace } from './pace';
import { TokenKeeper } from './tokenKeeper';
import { YieldSeries } from './yieldSeries';

/**
 * What is known of a destination over one execution: its token, its pace, and whether the settings
 * fit. Sources that follow one another share it, so that nothing is learnt, or failed at, twice.
 */
export class Session {
	readonly pace: Limiter;
	readonly concurrency: Concurrency;
	readonly tokens: TokenKeeper;
	readonly yields: YieldSeries;
	readonly halving = new Halving();
	readonly firstRefusals = new FirstRefusals();
	/** Batches go one at a time until the first 2xx answer has been judged. */
	careful = true;
	/** No batch has been answered for good yet. */
	isFirst = true;
	/** Requests so far. */
	sent = 0;
	/** Records that failed so far. */
	failed = 0;
	/** Why no more is sent. */
	stop: Stop | undefined;

	constructor(settings: Settings, ports: Ports) {
		const { requestsPerPeriod, periodMs } = settings;
		this.pace = ports.limiter ?? new Pace(requestsPerPeriod, periodMs);
		const { autoConcurrency, concurrency } = settings;
		this.concurrency = new (autoConcurrency ? AdaptiveConcurrency : FixedConcurrency)(concurrency);
		this.tokens = new TokenKeeper(ports.authorizer, ports.now);
		this.yields = new YieldSeries(settings.maxYieldMs);
	}
}
