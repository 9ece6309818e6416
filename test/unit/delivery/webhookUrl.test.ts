import type { INode } from 'n8n-workflow';
import fc from 'fast-check';
import {
	checkWebhookUrl,
	takesDeliveries,
	isSameWebhook,
	isSameUrl,
} from '../../../nodes/Whaapy/delivery/webhookUrl';
import { isLocal } from '../../../nodes/Whaapy/shared/localUrl';

const node: INode = {
	id: 'node',
	name: 'Whaapy Trigger',
	type: 'n8n-nodes-whaapy.whaapyTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const local = [
	'localhost',
	'LOCALHOST',
	'localhost.',
	'app.localhost',
	'n8n',
	'n8n.local',
	'host.docker.internal',
	'n8n.home.arpa',
	'n8n.test',
	'nas.lan',
	'127.0.0.1',
	'127.1',
	'2130706433',
	'0x7f.1',
	'0.0.0.0',
	'10.0.0.8',
	'172.16.0.1',
	'172.31.255.255',
	'192.168.1.20',
	'169.254.169.254',
	'100.64.0.1',
	'100.127.0.1',
	'[::1]',
	'[::]',
	'[::ffff:127.0.0.1]',
	'[::FFFF:7f00:1]',
	'[0:0:0:0:0:ffff:10.0.0.8]',
	'[::ffff:0.0.0.0]',
	'[::ffff:169.254.169.254]',
	'[::ffff:172.31.255.255]',
	'[::ffff:192.168.1.20]',
	'[::ffff:100.64.0.1]',
	'[fc00::1]',
	'[fd12:3456::1]',
	'[fe80::1]',
];

const open = [
	'n8n.example.com',
	'example.com',
	'abc123.ngrok-free.app',
	'localhost.example.com',
	'mylocal.io',
	'internal.example.com',
	'8.8.8.8',
	'172.15.0.1',
	'172.32.0.1',
	'100.63.0.1',
	'100.128.0.1',
	'192.169.0.1',
	'11.0.0.1',
	'127.0.0.1.example.com',
	'10.example.com',
	'[2001:4860:4860::8888]',
	'[::ffff:8.8.8.8]',
	'[::ffff:808:808]',
	'[0:0:0:0:0:ffff:8.8.8.8]',
	'[::ffff:11.0.0.8]',
	'[::ffff:172.32.0.1]',
	'[::ffff:192.169.0.1]',
	'[::ffff:100.128.0.1]',
	'[2001:db8::ffff:10.0.0.8]',
];

test.each(local)('%s is local', (host) => {
	expect(isLocal(`http://${host}:5678/webhook`)).toBe(true);
	expect(takesDeliveries(`https://${host}/webhook`, 'https://api.whaapy.com')).toBe(false);
});

test.each(open)('%s is public, over HTTPS', (host) => {
	expect(isLocal(`https://${host}/webhook`)).toBe(false);
	expect(takesDeliveries(`https://${host}:8443/webhook`, 'https://api.whaapy.com')).toBe(true);
	expect(takesDeliveries(`http://${host}/webhook`, 'https://api.whaapy.com')).toBe(false);
});

test('private IPv4 ranges are local as a whole', () => {
	const octet = fc.nat(255);
	const ranges = fc.oneof(
		fc.tuple(fc.constantFrom(0, 10, 127), octet, octet, octet),
		fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
		fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
		fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
		fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
	);
	fc.assert(
		fc.property(ranges, (octets) => {
			expect(isLocal(`https://${octets.join('.')}/`)).toBe(true);
		}),
	);
});

test.each(['', 'n8n.example.com', 'ftp://n8n.example.com', 'https://', 'not an address'])(
	'%j is no address that Whaapy can deliver to',
	(url) => {
		expect(takesDeliveries(url, 'https://api.whaapy.com')).toBe(false);
		expect(() => checkWebhookUrl(node, url, 'https://api.whaapy.com')).toThrow(
			'Whaapy cannot reach this n8n at',
		);
	},
);

test('a local Whaapy can deliver anywhere', () => {
	const url = 'http://localhost:5678/webhook/1/webhook';
	for (const baseUrl of ['http://127.0.0.1:4010', 'http://localhost', 'http://sandbox:4010/api']) {
		expect(() => checkWebhookUrl(node, url, baseUrl)).not.toThrow();
	}
	expect(() => checkWebhookUrl(node, url, 'https://api.whaapy.com')).toThrow(url);
});

describe('two URLs', () => {
	const url = 'https://n8n.example.com/webhook/1/webhook';

	test.each([
		[url, true, true],
		['https://N8N.example.com:443/webhook/1/webhook', true, true],
		['http://localhost:5678/webhook/1/webhook', false, true],
		['https://n8n.example.com/n8n/webhook/1/webhook', false, true],
		['https://n8n.example.com/webhook/1/webhook/', false, true],
		['https://n8n.example.com/webhook/1/webhook?by=proxy', false, true],
		['https://hooks.example.com/1/webhook', false, true],
		['https://n8n.example.com/webhook-test/1/webhook', false, false],
		['https://n8n.example.com/webhook/11/webhook', false, false],
		['https://n8n.example.com/webhook/1/webhook/2', false, false],
		['https://n8n.example.com/webhook/1/WEBHOOK', false, false],
		['https://n8n.example.com/hooks/1/webhook', false, false],
		['https://partner.example.com/webhook', false, false],
		['https://partner.example.com/webhook/', false, false],
		['https://partner.example.com/ook', false, false],
		['https://partner.example.com//webhook', false, false],
		['https://partner.example.com/webhook?to=/webhook/1/webhook', false, false],
		['https://partner.example.com', false, false],
		['https://n8n.example.com/webhook/2/webhook', false, false],
		['https://n8n.example.com/my-webhook/1/webhook', false, false],
		['https://n8n.example.com/', false, false],
		['', false, false],
		['not an address', false, false],
	])('%s: the same %s, of the same webhook %s', (other, isSame, isOfSame) => {
		expect([isSameUrl(url, other), isSameUrl(other, url)]).toEqual([isSame, isSame]);
		expect([isSameWebhook(url, other), isSameWebhook(other, url)]).toEqual([isOfSame, isOfSame]);
	});
});
