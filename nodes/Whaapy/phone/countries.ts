/** The country of numbers without a country code, unless the user names another. */
export const DEFAULT_COUNTRY = 'MX';

// Written out, because to load the names of Intl.DisplayNames takes longer than to load the node, and
// the calling codes of libphonenumber would put all of it into the credential.
const LATIN_AMERICA =
	'AR 54 Argentina; BO 591 Bolivia; BR 55 Brazil / Brasil; CL 56 Chile; CO 57 Colombia; ' +
	'CR 506 Costa Rica; CU 53 Cuba; DO 1 Dominican Republic / República Dominicana; ' +
	'EC 593 Ecuador; SV 503 El Salvador; GT 502 Guatemala; HN 504 Honduras; ' +
	'MX 52 Mexico / México; NI 505 Nicaragua; PA 507 Panama / Panamá; PY 595 Paraguay; ' +
	'PE 51 Peru / Perú; PR 1 Puerto Rico; UY 598 Uruguay; VE 58 Venezuela';

/** All others that have phone numbers of their own, as libphonenumber lists them. */
const OTHERS =
	'AF 93 Afghanistan / Afganistán; AX 358 Åland Islands / Islas Åland; AL 355 Albania; ' +
	'DZ 213 Algeria / Argelia; AS 1 American Samoa / Samoa Americana; AD 376 Andorra; ' +
	'AO 244 Angola; AI 1 Anguilla / Anguila; AG 1 Antigua & Barbuda / Antigua y Barbuda; ' +
	'AM 374 Armenia; AW 297 Aruba; AC 247 Ascension Island / Isla Ascensión; AU 61 Australia; ' +
	'AT 43 Austria; AZ 994 Azerbaijan / Azerbaiyán; BS 1 Bahamas; BH 973 Bahrain / Baréin; ' +
	'BD 880 Bangladesh / Bangladés; BB 1 Barbados; BY 375 Belarus / Bielorrusia; ' +
	'BE 32 Belgium / Bélgica; BZ 501 Belize / Belice; BJ 229 Benin / Benín; ' +
	'BM 1 Bermuda / Bermudas; BT 975 Bhutan / Bután; ' +
	'BA 387 Bosnia & Herzegovina / Bosnia y Herzegovina; BW 267 Botswana / Botsuana; ' +
	'IO 246 British Indian Ocean Territory / Territorio Británico del Océano Índico; ' +
	'VG 1 British Virgin Islands / Islas Vírgenes Británicas; BN 673 Brunei / Brunéi; ' +
	'BG 359 Bulgaria; BF 226 Burkina Faso; BI 257 Burundi; KH 855 Cambodia / Camboya; ' +
	'CM 237 Cameroon / Camerún; CA 1 Canada / Canadá; CV 238 Cape Verde / Cabo Verde; ' +
	'BQ 599 Caribbean Netherlands / Caribe neerlandés; KY 1 Cayman Islands / Islas Caimán; ' +
	'CF 236 Central African Republic / República Centroafricana; TD 235 Chad; CN 86 China; ' +
	'CX 61 Christmas Island / Isla de Navidad; CC 61 Cocos (Keeling) Islands / Islas Cocos; ' +
	'KM 269 Comoros / Comoras; CG 242 Congo - Brazzaville / República del Congo; ' +
	'CD 243 Congo - Kinshasa / República Democrática del Congo; ' +
	'CK 682 Cook Islands / Islas Cook; CI 225 Côte d’Ivoire; HR 385 Croatia / Croacia; ' +
	'CW 599 Curaçao / Curazao; CY 357 Cyprus / Chipre; CZ 420 Czechia / Chequia; ' +
	'DK 45 Denmark / Dinamarca; DJ 253 Djibouti / Yibuti; DM 1 Dominica; EG 20 Egypt / Egipto; ' +
	'GQ 240 Equatorial Guinea / Guinea Ecuatorial; ER 291 Eritrea; EE 372 Estonia; ' +
	'SZ 268 Eswatini; ET 251 Ethiopia / Etiopía; FK 500 Falkland Islands / Islas Malvinas; ' +
	'FO 298 Faroe Islands / Islas Feroe; FJ 679 Fiji / Fiyi; FI 358 Finland / Finlandia; ' +
	'FR 33 France / Francia; GF 594 French Guiana / Guayana Francesa; ' +
	'PF 689 French Polynesia / Polinesia Francesa; GA 241 Gabon / Gabón; GM 220 Gambia; ' +
	'GE 995 Georgia; DE 49 Germany / Alemania; GH 233 Ghana; GI 350 Gibraltar; ' +
	'GR 30 Greece / Grecia; GL 299 Greenland / Groenlandia; GD 1 Grenada / Granada; ' +
	'GP 590 Guadeloupe / Guadalupe; GU 1 Guam; GG 44 Guernsey; GN 224 Guinea; ' +
	'GW 245 Guinea-Bissau / Guinea-Bisáu / Guiné-Bissau; GY 592 Guyana; HT 509 Haiti / Haití; ' +
	'HK 852 Hong Kong SAR China / RAE de Hong Kong (China); HU 36 Hungary / Hungría; ' +
	'IS 354 Iceland / Islandia; IN 91 India; ID 62 Indonesia; IR 98 Iran / Irán; ' +
	'IQ 964 Iraq / Irak; IE 353 Ireland / Irlanda; IM 44 Isle of Man / Isla de Man; ' +
	'IL 972 Israel; IT 39 Italy / Italia; JM 1 Jamaica; JP 81 Japan / Japón; JE 44 Jersey; ' +
	'JO 962 Jordan / Jordania; KZ 7 Kazakhstan / Kazajistán; KE 254 Kenya / Kenia; ' +
	'KI 686 Kiribati; XK 383 Kosovo; KW 965 Kuwait; KG 996 Kyrgyzstan / Kirguistán; LA 856 Laos; ' +
	'LV 371 Latvia / Letonia; LB 961 Lebanon / Líbano; LS 266 Lesotho / Lesoto; LR 231 Liberia; ' +
	'LY 218 Libya / Libia; LI 423 Liechtenstein; LT 370 Lithuania / Lituania; ' +
	'LU 352 Luxembourg / Luxemburgo; MO 853 Macao SAR China / RAE de Macao (China); ' +
	'MG 261 Madagascar; MW 265 Malawi / Malaui; MY 60 Malaysia / Malasia; ' +
	'MV 960 Maldives / Maldivas; ML 223 Mali; MT 356 Malta; ' +
	'MH 692 Marshall Islands / Islas Marshall; MQ 596 Martinique / Martinica; MR 222 Mauritania; ' +
	'MU 230 Mauritius / Mauricio; YT 262 Mayotte; FM 691 Micronesia; MD 373 Moldova / Moldavia; ' +
	'MC 377 Monaco / Mónaco; MN 976 Mongolia; ME 382 Montenegro; MS 1 Montserrat; ' +
	'MA 212 Morocco / Marruecos; MZ 258 Mozambique / Moçambique; ' +
	'MM 95 Myanmar (Burma) / Myanmar (Birmania); NA 264 Namibia; NR 674 Nauru; NP 977 Nepal; ' +
	'NL 31 Netherlands / Países Bajos; NC 687 New Caledonia / Nueva Caledonia; ' +
	'NZ 64 New Zealand / Nueva Zelanda; NE 227 Niger / Níger; NG 234 Nigeria; NU 683 Niue; ' +
	'NF 672 Norfolk Island / Isla Norfolk; KP 850 North Korea / Corea del Norte; ' +
	'MK 389 North Macedonia / Macedonia del Norte; ' +
	'MP 1 Northern Mariana Islands / Islas Marianas del Norte; NO 47 Norway / Noruega; ' +
	'OM 968 Oman / Omán; PK 92 Pakistan / Pakistán; PW 680 Palau / Palaos; ' +
	'PS 970 Palestinian Territories / Territorios Palestinos; ' +
	'PG 675 Papua New Guinea / Papúa Nueva Guinea; PH 63 Philippines / Filipinas; ' +
	'PL 48 Poland / Polonia; PT 351 Portugal; QA 974 Qatar / Catar; RE 262 Réunion / Reunión; ' +
	'RO 40 Romania / Rumania; RU 7 Russia / Rusia; RW 250 Rwanda / Ruanda; WS 685 Samoa; ' +
	'SM 378 San Marino; ' +
	'ST 239 São Tomé & Príncipe / Santo Tomé y Príncipe / São Tomé e Príncipe; ' +
	'SA 966 Saudi Arabia / Arabia Saudita; SN 221 Senegal; RS 381 Serbia; SC 248 Seychelles; ' +
	'SL 232 Sierra Leone / Sierra Leona; SG 65 Singapore / Singapur; SX 1 Sint Maarten; ' +
	'SK 421 Slovakia / Eslovaquia; SI 386 Slovenia / Eslovenia; ' +
	'SB 677 Solomon Islands / Islas Salomón; SO 252 Somalia; ZA 27 South Africa / Sudáfrica; ' +
	'KR 82 South Korea / Corea del Sur; SS 211 South Sudan / Sudán del Sur; ' +
	'ES 34 Spain / España; LK 94 Sri Lanka; BL 590 St. Barthélemy / San Bartolomé; ' +
	'SH 290 St. Helena / Santa Elena; KN 1 St. Kitts & Nevis / San Cristóbal y Nieves; ' +
	'LC 1 St. Lucia / Santa Lucía; MF 590 St. Martin / San Martín; ' +
	'PM 508 St. Pierre & Miquelon / San Pedro y Miquelón; ' +
	'VC 1 St. Vincent & Grenadines / San Vicente y las Granadinas; SD 249 Sudan / Sudán; ' +
	'SR 597 Suriname / Surinam; SJ 47 Svalbard & Jan Mayen / Svalbard y Jan Mayen; ' +
	'SE 46 Sweden / Suecia; CH 41 Switzerland / Suiza; SY 963 Syria / Siria; ' +
	'TW 886 Taiwan / Taiwán; TJ 992 Tajikistan / Tayikistán; TZ 255 Tanzania; ' +
	'TH 66 Thailand / Tailandia; TL 670 Timor-Leste / Timor Oriental; TG 228 Togo; ' +
	'TK 690 Tokelau; TO 676 Tonga; TT 1 Trinidad & Tobago / Trinidad y Tobago; ' +
	'TA 290 Tristan da Cunha / Tristán de Acuña; TN 216 Tunisia / Túnez; ' +
	'TR 90 Türkiye / Turquía; TM 993 Turkmenistan / Turkmenistán; ' +
	'TC 1 Turks & Caicos Islands / Islas Turcas y Caicos; TV 688 Tuvalu; ' +
	'VI 1 U.S. Virgin Islands / Islas Vírgenes de EE. UU.; UG 256 Uganda; ' +
	'UA 380 Ukraine / Ucrania; AE 971 United Arab Emirates / Emiratos Árabes Unidos; ' +
	'GB 44 United Kingdom / Reino Unido; US 1 United States / Estados Unidos; ' +
	'UZ 998 Uzbekistan / Uzbekistán; VU 678 Vanuatu; VA 39 Vatican City / Ciudad del Vaticano; ' +
	'VN 84 Vietnam; WF 681 Wallis & Futuna / Wallis y Futuna; ' +
	'EH 212 Western Sahara / Sáhara Occidental; YE 967 Yemen; ZM 260 Zambia; ' +
	'ZW 263 Zimbabwe / Zimbabue';

/** Takes entries apart: the code of the country, its calling code, its names in English and its own. */
const readMenu = (entries: string) =>
	entries.split('; ').map((entry) => {
		const [, value = '', callingCode, names = ''] = /^(\w+) (\d+) (.*)$/.exec(entry) ?? [];
		// n8n searches a menu by what it shows.
		return { name: `${names} (+${callingCode})`, value };
	});

/** The countries of a menu: those of Latin America first, each group by name. */
export const COUNTRIES = [...readMenu(LATIN_AMERICA), ...readMenu(OTHERS)];

/** The English name of a country; its code if it has none. */
export function countryName(code: string): string {
	const entry = COUNTRIES.find(({ value }) => value === code);
	return entry?.name.split(/ \/ | \(\+/)[0] ?? code;
}
