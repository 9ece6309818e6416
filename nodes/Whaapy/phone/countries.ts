/** The country of numbers without a country code, unless the user names another. */
export const DEFAULT_COUNTRY = 'MX';

// Written out, because to load the names of Intl.DisplayNames takes longer than to load the node.
const LATIN_AMERICA =
	'AR Argentina; BO Bolivia; BR Brazil; CL Chile; CO Colombia; CR Costa Rica; CU Cuba; ' +
	'DO Dominican Republic; EC Ecuador; SV El Salvador; GT Guatemala; HN Honduras; MX Mexico; ' +
	'NI Nicaragua; PA Panama; PY Paraguay; PE Peru; PR Puerto Rico; UY Uruguay; VE Venezuela';

/** All others that have phone numbers of their own, as libphonenumber lists them. */
const OTHERS =
	'AF Afghanistan; AX Åland Islands; AL Albania; DZ Algeria; AS American Samoa; AD Andorra; ' +
	'AO Angola; AI Anguilla; AG Antigua & Barbuda; AM Armenia; AW Aruba; AC Ascension Island; ' +
	'AU Australia; AT Austria; AZ Azerbaijan; BS Bahamas; BH Bahrain; BD Bangladesh; ' +
	'BB Barbados; BY Belarus; BE Belgium; BZ Belize; BJ Benin; BM Bermuda; BT Bhutan; ' +
	'BA Bosnia & Herzegovina; BW Botswana; IO British Indian Ocean Territory; ' +
	'VG British Virgin Islands; BN Brunei; BG Bulgaria; BF Burkina Faso; BI Burundi; ' +
	'KH Cambodia; CM Cameroon; CA Canada; CV Cape Verde; BQ Caribbean Netherlands; ' +
	'KY Cayman Islands; CF Central African Republic; TD Chad; CN China; CX Christmas Island; ' +
	'CC Cocos (Keeling) Islands; KM Comoros; CG Congo - Brazzaville; CD Congo - Kinshasa; ' +
	'CK Cook Islands; CI Côte d’Ivoire; HR Croatia; CW Curaçao; CY Cyprus; CZ Czechia; ' +
	'DK Denmark; DJ Djibouti; DM Dominica; EG Egypt; GQ Equatorial Guinea; ER Eritrea; ' +
	'EE Estonia; SZ Eswatini; ET Ethiopia; FK Falkland Islands; FO Faroe Islands; FJ Fiji; ' +
	'FI Finland; FR France; GF French Guiana; PF French Polynesia; GA Gabon; GM Gambia; ' +
	'GE Georgia; DE Germany; GH Ghana; GI Gibraltar; GR Greece; GL Greenland; GD Grenada; ' +
	'GP Guadeloupe; GU Guam; GG Guernsey; GN Guinea; GW Guinea-Bissau; GY Guyana; HT Haiti; ' +
	'HK Hong Kong SAR China; HU Hungary; IS Iceland; IN India; ID Indonesia; IR Iran; IQ Iraq; ' +
	'IE Ireland; IM Isle of Man; IL Israel; IT Italy; JM Jamaica; JP Japan; JE Jersey; ' +
	'JO Jordan; KZ Kazakhstan; KE Kenya; KI Kiribati; XK Kosovo; KW Kuwait; KG Kyrgyzstan; ' +
	'LA Laos; LV Latvia; LB Lebanon; LS Lesotho; LR Liberia; LY Libya; LI Liechtenstein; ' +
	'LT Lithuania; LU Luxembourg; MO Macao SAR China; MG Madagascar; MW Malawi; MY Malaysia; ' +
	'MV Maldives; ML Mali; MT Malta; MH Marshall Islands; MQ Martinique; MR Mauritania; ' +
	'MU Mauritius; YT Mayotte; FM Micronesia; MD Moldova; MC Monaco; MN Mongolia; ' +
	'ME Montenegro; MS Montserrat; MA Morocco; MZ Mozambique; MM Myanmar (Burma); NA Namibia; ' +
	'NR Nauru; NP Nepal; NL Netherlands; NC New Caledonia; NZ New Zealand; NE Niger; ' +
	'NG Nigeria; NU Niue; NF Norfolk Island; KP North Korea; MK North Macedonia; ' +
	'MP Northern Mariana Islands; NO Norway; OM Oman; PK Pakistan; PW Palau; ' +
	'PS Palestinian Territories; PG Papua New Guinea; PH Philippines; PL Poland; PT Portugal; ' +
	'QA Qatar; RE Réunion; RO Romania; RU Russia; RW Rwanda; WS Samoa; SM San Marino; ' +
	'ST São Tomé & Príncipe; SA Saudi Arabia; SN Senegal; RS Serbia; SC Seychelles; ' +
	'SL Sierra Leone; SG Singapore; SX Sint Maarten; SK Slovakia; SI Slovenia; ' +
	'SB Solomon Islands; SO Somalia; ZA South Africa; KR South Korea; SS South Sudan; ' +
	'ES Spain; LK Sri Lanka; BL St. Barthélemy; SH St. Helena; KN St. Kitts & Nevis; ' +
	'LC St. Lucia; MF St. Martin; PM St. Pierre & Miquelon; VC St. Vincent & Grenadines; ' +
	'SD Sudan; SR Suriname; SJ Svalbard & Jan Mayen; SE Sweden; CH Switzerland; SY Syria; ' +
	'TW Taiwan; TJ Tajikistan; TZ Tanzania; TH Thailand; TL Timor-Leste; TG Togo; TK Tokelau; ' +
	'TO Tonga; TT Trinidad & Tobago; TA Tristan da Cunha; TN Tunisia; TR Türkiye; ' +
	'TM Turkmenistan; TC Turks & Caicos Islands; TV Tuvalu; VI U.S. Virgin Islands; UG Uganda; ' +
	'UA Ukraine; AE United Arab Emirates; GB United Kingdom; US United States; UZ Uzbekistan; ' +
	'VU Vanuatu; VA Vatican City; VN Vietnam; WF Wallis & Futuna; EH Western Sahara; YE Yemen; ' +
	'ZM Zambia; ZW Zimbabwe';

const readMenu = (entries: string) =>
	entries.split('; ').map((entry) => ({ name: entry.slice(3), value: entry.slice(0, 2) }));

/** The countries of a menu: those of Latin America first, each group by name. */
export const COUNTRIES = [...readMenu(LATIN_AMERICA), ...readMenu(OTHERS)];

/** The English name of a country; its code if it has none. */
export function countryName(code: string): string {
	return COUNTRIES.find(({ value }) => value === code)?.name ?? code;
}
