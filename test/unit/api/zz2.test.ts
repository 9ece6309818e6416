import { simulate } from '../../simulation/run';
test('x', async () => {
	(global as any).TRACE = [];
	const m = await simulate({ items: 90, latency: 80, jitter: 8, limit: { requests: 10, windowMs: 10000, kind: 'aligned', phase: 0.5, retryAfter: false } });
	const a = JSON.stringify((global as any).TRACE);
	(global as any).TRACE = [];
	const out: string[] = [a, JSON.stringify(m)];
	for (const [requests, windowMs] of [[100, 60000],[50,1000],[10,10000]] as const)
	for (const latency of [20, 80])
	for (const items of [300, 1000])
	for (const phase of [0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.85,0.9,0.95,0.98]) {
		const jitter = latency/10;
		const m = await simulate({ items, latency, jitter, limit: { requests, windowMs, kind: 'aligned', phase, retryAfter: false } }).catch((e) => ({milliseconds: -1, overIdeal: 0, requests: 0, done: String(e)}));
		const ok = m.done === items && m.overIdeal <= (items===300?1.08:1.05) && m.requests <= items*1.05;
		out.push([ok?'  ':'✗ ', `${requests}/${windowMs} aligned ${phase} lat=${latency} n=${items}`, Math.round(m.milliseconds), m.overIdeal.toFixed(3), m.requests, m.done].join(' | '));
	}
	require('fs').writeFileSync('/tmp/sim2.out', out.join('\n')+'\n');
}, 600000);
