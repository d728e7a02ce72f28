// Issuing states, organisations and nationalities: ISO 3166-1 alpha-3, and what Doc 9303 Part 3, section 5 adds.

const iso3166 =
  'ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH ' +
  'BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB ' +
  'CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO ' +
  'GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN ' +
  'IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA ' +
  'MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER ' +
  'NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU ' +
  'RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA ' +
  'TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT ' +
  'WLF WSM YEM ZAF ZMB ZWE'

/** British statuses, organisations, stateless persons and refugees, specimens (UTO), Kosovo, and retired codes. */
const beyondIso =
  'D EUE GBD GBN GBO GBP GBS IAO RKS UNA UNK UNO UTO XAA XBA XCC XCE XCO XCT XDC XEC XES XIM XMP XOM XPO ' +
  'XXA XXB XXC XXX ANT NTZ SCG YUG ZAR TMP'

const known = new Set(`${iso3166} ${beyondIso}`.split(' '))

/** Whether a code, fillers taken off, is one of ISO 3166-1 alpha-3 or of Doc 9303 Part 3, section 5. */
export const isStateCode = (code: string): boolean => known.has(code)

/**
 * The ISO 3166-1 alpha-3 code for a code of a zone: Germany's `D` is `DEU`, the British statuses are `GBR`;
 * null for organisations, stateless persons, specimens and what is unknown.
 */
export function isoStateCode(code: string): string | null {
  if (code === 'D') return 'DEU'
  if (/^GB[DNOPS]$/.test(code)) return 'GBR'
  return iso3166.split(' ').includes(code) ? code : null
}
