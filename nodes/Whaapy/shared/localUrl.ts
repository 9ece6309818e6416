/** Names that no public DNS knows: RFC 6761 and 8375, ICANN's ".internal", and home routers'. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|home\.arpa|test|lan)$/;

/** Private, loopback, link-local and carrier-grade ranges, and "this host". */
const LOCAL_IPV4 =
	/^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(?=[\d.]*$)\./;

/** Unspecified, loopback, unique local, link-local. */
const LOCAL_IPV6 = /^\[(::1?\]|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/;

/** An IPv4 address as an IPv6 one, as URLs write it: the two numbers hold two bytes each. */
const MAPPED_IPV4 = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

/** Tells whether a URL leads to this machine or this network only. */
export function isLocal(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const host = new URL(url).hostname.replace(/\.$/, '');
	const mapped = MAPPED_IPV4.exec(host);
	if (mapped) {
		const numbers = mapped.slice(1).map((hex) => parseInt(hex, 16));
		return LOCAL_IPV4.test(numbers.flatMap((each) => [each >> 8, each & 255]).join('.'));
	}
	if (host.startsWith('[')) return LOCAL_IPV6.test(host);
	return !host.includes('.') || LOCAL_NAME.test(host) || LOCAL_IPV4.test(host);
}
