import { simulate } from '../../simulation/run';
test('x', async () => {
	const out: string[] = [];
	for (const [requests, windowMs] of [[100, 60000],[50,1000],[10,10000],[30,20000],[1000,60000]] as const)
	for (const kind of ['fixed','sliding'] as const)
	for (const retryAfter of [false,true])
	for (const latency of [4, 20, 80])
	for (const items of [300, 1000]) {
		const jitter = latency/10;
		const m = await simulate({ items, latency, jitter, limit: { requests, windowMs, kind, retryAfter } }).catch((e) => ({milliseconds: -1, overIdeal: 0, requests: 0, done: String(e)}));
		const ok = m.done === items && m.overIdeal <= (items===300?1.08:1.05) && m.requests <= items*1.05;
		out.push([ok?'  ':'✗ ', `${requests}/${windowMs} ${kind} ra=${retryAfter} lat=${latency} n=${items}`, Math.round(m.milliseconds), m.overIdeal.toFixed(3), m.requests, m.done].join(' | '));
	}
	require('fs').writeFileSync('/tmp/sim.out', out.join('\n')+'\n');
}, 600000);
