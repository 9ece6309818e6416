import { parseArgs } from 'node:util';
import { isLocal } from '../../nodes/Whaapy/shared/localUrl';
import { isObject } from '../contract/document';
import { checkLive } from '.';
import type { Clock, Sleep } from './pace';
import { asJson, asText, exitCode } from './report';

const HELP = `npm run live -- [--url <address>] [--json] [--write]

Asks the live API every read in docs/whaapy-api.yaml with the key in WHAAPY_API_KEY, compares each
answer with it, and prints where they differ. It changes nothing, keeps to 60 requests a minute,
and prints no names, numbers, texts, ids or keys.

  --url    another API than https://api.whaapy.com
  --json   the report as JSON: npm run --silent live -- --json > report.json
  --write  also creates, changes and deletes one contact and one webhook of its own. Automations of
           the business that wait for new contacts will see the contact.

It ends with 0 if nothing differs, 1 if something differs, 2 if it could not ask.`;

const DEFAULT_URL = 'https://api.whaapy.com';

export interface Surroundings {
	args: string[];
	key: string | undefined;
	print: (text: string) => void;
	/** For what is no part of the report. */
	tell: (text: string) => void;
	signal: AbortSignal;
	clock?: Clock;
	sleep?: Sleep;
}

/** The command; its exit code. */
export async function main({ print, tell, ...rest }: Surroundings): Promise<number> {
	const { signal, clock, sleep } = rest;
	let options;
	try {
		options = readOptions(rest.args);
	} catch (error) {
		const { message } = isObject(error) ? error : {};
		tell(`${String(message)}\n\n${HELP}`);
		return 2;
	}
	if (options.help) {
		print(HELP);
		return 0;
	}
	const key = rest.key?.trim();
	if (!key) {
		tell('Set WHAAPY_API_KEY to a key of your business: Settings → API Keys in Whaapy.');
		return 2;
	}
	const { write, json, url } = options;
	const report = await checkLive({
		baseUrl: url,
		key,
		write,
		signal,
		clock,
		sleep,
		onProgress: (endpoint) => tell(`… ${endpoint}`),
	});
	print(json ? asJson(report, key) : asText(report, key));
	return signal.aborted ? 130 : exitCode(report);
}

function readOptions(args: string[]) {
	const { values } = parseArgs({
		args,
		options: {
			url: { type: 'string', default: DEFAULT_URL },
			json: { type: 'boolean', default: false },
			write: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (!/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i.test(values.url)) {
		throw new Error('--url takes an address such as https://api.whaapy.com');
	}
	if (/^http:/i.test(values.url) && !isLocal(values.url)) {
		throw new Error('--url begins with http://, so the key would be sent unencrypted');
	}
	return { ...values, url: values.url.replace(/\/+$/, '') };
}
