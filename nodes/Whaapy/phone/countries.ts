/** The country of numbers without a country code, unless the user names another. */
export const DEFAULT_COUNTRY = 'MX';

const LATIN_AMERICA = 'AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE';

/** All others that have phone numbers of their own, as libphonenumber lists them. */
const OTHERS =
	'AC AD AE AF AG AI AL AM AO AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BQ BS BT BW BY ' +
	'BZ CA CC CD CF CG CH CI CK CM CN CV CW CX CY CZ DE DJ DK DM DZ EE EG EH ER ES ET FI FJ FK FM FO ' +
	'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GU GW GY HK HR HT HU ID IE IL IM IN IO IQ IR IS IT ' +
	'JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG ' +
	'MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MY MZ NA NC NE NF NG NL NO NP NR NU NZ OM PF PG PH PK ' +
	'PL PM PS PT PW QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SX SY SZ TA ' +
	'TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UZ VA VC VG VI VN VU WF WS XK YE YT ZA ZM ZW';

const englishNames = new Intl.DisplayNames(['en'], { type: 'region' });

/** The English name of a country; its code if it has none. */
export function countryName(code: string): string {
	return englishNames.of(code) ?? code;
}

const byName = (codes: string) =>
	codes
		.split(' ')
		.map((value) => ({ name: countryName(value), value }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** The countries of a menu: those of Latin America first, each group by name. */
export const COUNTRIES = [...byName(LATIN_AMERICA), ...byName(OTHERS)];
