import { duration } from './duration';
import type { RunLog } from './runLog';

/**
 * Records a second over the run as bars: what succeeded below, what failed above it. Made of plain
 * boxes, since n8n's HTML node leaves SVG out of what it shows.
 */
export function chart({ stretches, widthMs }: RunLog): string {
	if (stretches.length === 0) return '<p>No request was answered.</p>';
	const most = Math.max(...stretches.map(({ succeeded, failed }) => succeeded + failed), 1);
	const part = (count: number, kind: string) =>
		count === 0 ? '' : `<i class="${kind}" style="height:${share(count, most)}%"></i>`;
	const bars = stretches.map(
		({ succeeded, failed }) =>
			`<div class="bar">${part(failed, 'is-bad')}${part(succeeded, 'is-good')}</div>`,
	);
	const perSecond = Math.round((most * 1000) / widthMs).toLocaleString('en-US');
	return `<p class="when">Up to ${perSecond} records a second</p>
<div class="bars">
${bars.join('\n')}
</div>
<div class="ends"><span>0 s</span><span>${duration(stretches.length * widthMs)}</span></div>`;
}

const share = (count: number, most: number) => Math.round((count / most) * 1000) / 10;
