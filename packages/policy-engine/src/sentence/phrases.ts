// The words from which rules are read out, one table a language. {f} a fact, {v} a value, {n} a number, {t} a time,
// {a} {b} {c} parts of a sentence.
import type { TimeUnit } from '../certlogic/syntax.ts'
import type { Language } from '../pack-text.ts'

/** Everything that a condition needs to be said in one language. */
export interface Phrases {
  readonly always: string
  readonly never: string
  readonly and: string
  readonly or: string
  readonly not: string
  readonly choose: string
  readonly recorded: string
  readonly some: string
  readonly yes: string
  readonly no: string
  readonly is: string
  readonly includes: string
  readonly level: string
  readonly levelAtLeast: string
  readonly below: string
  readonly above: string
  readonly atMost: string
  readonly atLeast: string
  readonly equal: string
  readonly before: string
  readonly after: string
  readonly notAfter: string
  readonly notBefore: string
  readonly on: string
  readonly later: string
  readonly earlier: string
  readonly today: string
  readonly now: string
  readonly dayOfArrival: string
  readonly dayOfSample: string
  readonly units: Readonly<Record<TimeUnit, string>>
  readonly values: Readonly<Record<string, string>>
}

const en: Phrases = {
  always: 'always', never: 'never', and: '{a} and {b}', or: '{a} or {b}', not: 'not: {a}',
  choose: 'if {a} then {b}, else {c}', recorded: '{f} is recorded', some: 'there are {f}', yes: '{f}: yes', no: '{f}: no',
  is: '{f} is {v}', includes: '{f} include {v}', level: '{f}: {v}', levelAtLeast: '{f}: {v} or stricter',
  below: '{f} is below {v}', above: '{f} is above {v}', atMost: '{f} is at most {v}', atLeast: '{f} is at least {v}', equal: '{f} is {v}',
  before: '{f} is before {t}', after: '{f} is after {t}', notAfter: '{f} is not after {t}', notBefore: '{f} is not before {t}', on: '{f} is on {t}',
  later: '{n} after {t}', earlier: '{n} before {t}', today: 'today', now: 'now', dayOfArrival: 'the day of arrival', dayOfSample: 'the day of the sample',
  units: { day: '{n} days', hour: '{n} hours', month: '{n} months', year: '{n} years' },
  values: {
    none: 'none', some: 'some', contact: 'contact', suspected: 'suspected', confirmed: 'confirmed', recovered: 'recovered',
    cleared: 'cleared', suspect: 'suspect', case: 'case', negative: 'negative', positive: 'positive', inconclusive: 'inconclusive',
    declared: 'declared', landed: 'landed', screened: 'screened', child: 'child', minor: 'minor', adult: 'adult', older: 'older',
  },
} // biome-ignore format: a dictionary reads better dense

const zh: Phrases = {
  always: '始终', never: '从不', and: '{a}，且{b}', or: '{a}，或{b}', not: '并非（{a}）',
  choose: '如{a}则{b}，否则{c}', recorded: '已登记{f}', some: '有{f}', yes: '{f}：是', no: '{f}：否',
  is: '{f}为{v}', includes: '{f}包括{v}', level: '{f}：{v}', levelAtLeast: '{f}：{v}或以上',
  below: '{f}低于{v}', above: '{f}高于{v}', atMost: '{f}不高于{v}', atLeast: '{f}不低于{v}', equal: '{f}为{v}',
  before: '{f}早于{t}', after: '{f}晚于{t}', notAfter: '{f}不晚于{t}', notBefore: '{f}不早于{t}', on: '{f}为{t}',
  later: '{t}之后{n}', earlier: '{t}之前{n}', today: '今天', now: '现在', dayOfArrival: '抵达日', dayOfSample: '采样日',
  units: { day: '{n}天', hour: '{n}小时', month: '{n}个月', year: '{n}年' },
  values: {
    none: '无', some: '有一定接触', contact: '密切接触', suspected: '疑似', confirmed: '确诊', recovered: '康复',
    cleared: '排除', suspect: '疑似', case: '病例', negative: '阴性', positive: '阳性', inconclusive: '不确定',
    declared: '已申报', landed: '已抵达', screened: '已排查', child: '儿童', minor: '未成年人', adult: '成年人', older: '老年人',
  },
} // biome-ignore format: a dictionary reads better dense

const ar: Phrases = {
  always: 'دائمًا', never: 'أبدًا', and: '{a} و{b}', or: '{a} أو {b}', not: 'ليس: {a}',
  choose: 'إذا {a} فإن {b}، وإلا {c}', recorded: '{f} مسجَّل', some: 'توجد {f}', yes: '{f}: نعم', no: '{f}: لا',
  is: '{f}: {v}', includes: '{f} تشمل {v}', level: '{f}: {v}', levelAtLeast: '{f}: {v} أو أشد',
  below: '{f} أقل من {v}', above: '{f} أكثر من {v}', atMost: '{f} لا يتجاوز {v}', atLeast: '{f} لا يقل عن {v}', equal: '{f} يساوي {v}',
  before: '{f} قبل {t}', after: '{f} بعد {t}', notAfter: '{f} ليس بعد {t}', notBefore: '{f} ليس قبل {t}', on: '{f} في {t}',
  later: '{n} بعد {t}', earlier: '{n} قبل {t}', today: 'اليوم', now: 'الآن', dayOfArrival: 'يوم الوصول', dayOfSample: 'يوم أخذ العينة',
  units: { day: '{n} يومًا', hour: '{n} ساعة', month: '{n} شهرًا', year: '{n} سنة' },
  values: {
    none: 'لا شيء', some: 'بعض التعرض', contact: 'مخالطة', suspected: 'مشتبه', confirmed: 'مؤكد', recovered: 'متعافٍ',
    cleared: 'سليم', suspect: 'مشتبه', case: 'حالة', negative: 'سلبي', positive: 'إيجابي', inconclusive: 'غير حاسم',
    declared: 'أقرّ', landed: 'وصل', screened: 'فُحص', child: 'طفل', minor: 'قاصر', adult: 'بالغ', older: 'مسن',
  },
} // biome-ignore format: a dictionary reads better dense

const it: Phrases = {
  always: 'sempre', never: 'mai', and: '{a} e {b}', or: '{a} o {b}', not: 'non: {a}',
  choose: 'se {a} allora {b}, altrimenti {c}', recorded: '{f}: registrato', some: 'ci sono {f}', yes: '{f}: sì', no: '{f}: no',
  is: '{f}: {v}', includes: '{f} comprendono {v}', level: '{f}: {v}', levelAtLeast: '{f}: {v} o più severo',
  below: '{f} sotto {v}', above: '{f} sopra {v}', atMost: '{f} al massimo {v}', atLeast: '{f} almeno {v}', equal: '{f} uguale a {v}',
  before: '{f} prima di {t}', after: '{f} dopo {t}', notAfter: '{f} non dopo {t}', notBefore: '{f} non prima di {t}', on: '{f} in data {t}',
  later: '{n} dopo {t}', earlier: '{n} prima di {t}', today: 'oggi', now: 'adesso', dayOfArrival: "giorno d'arrivo", dayOfSample: 'giorno del prelievo',
  units: { day: '{n} giorni', hour: '{n} ore', month: '{n} mesi', year: '{n} anni' },
  values: {
    none: 'nessuno', some: 'qualche esposizione', contact: 'contatto', suspected: 'sospetto', confirmed: 'confermato', recovered: 'guarito',
    cleared: 'escluso', suspect: 'sospetto', case: 'caso', negative: 'negativo', positive: 'positivo', inconclusive: 'dubbio',
    declared: 'dichiarato', landed: 'arrivato', screened: 'controllato', child: 'bambino', minor: 'minorenne', adult: 'adulto', older: 'anziano',
  },
} // biome-ignore format: a dictionary reads better dense

const es: Phrases = {
  always: 'siempre', never: 'nunca', and: '{a} y {b}', or: '{a} o {b}', not: 'no: {a}',
  choose: 'si {a} entonces {b}, si no {c}', recorded: '{f}: registrado', some: 'hay {f}', yes: '{f}: sí', no: '{f}: no',
  is: '{f}: {v}', includes: '{f} incluyen {v}', level: '{f}: {v}', levelAtLeast: '{f}: {v} o más estricto',
  below: '{f} por debajo de {v}', above: '{f} por encima de {v}', atMost: '{f} como máximo {v}', atLeast: '{f} como mínimo {v}', equal: '{f} igual a {v}',
  before: '{f} antes de {t}', after: '{f} después de {t}', notAfter: '{f} no después de {t}', notBefore: '{f} no antes de {t}', on: '{f} en {t}',
  later: '{n} después de {t}', earlier: '{n} antes de {t}', today: 'hoy', now: 'ahora', dayOfArrival: 'día de llegada', dayOfSample: 'día de la muestra',
  units: { day: '{n} días', hour: '{n} horas', month: '{n} meses', year: '{n} años' },
  values: {
    none: 'ninguno', some: 'alguna exposición', contact: 'contacto', suspected: 'sospechoso', confirmed: 'confirmado', recovered: 'curado',
    cleared: 'descartado', suspect: 'sospechoso', case: 'caso', negative: 'negativo', positive: 'positivo', inconclusive: 'no concluyente',
    declared: 'declarado', landed: 'llegado', screened: 'controlado', child: 'niño', minor: 'menor', adult: 'adulto', older: 'mayor',
  },
} // biome-ignore format: a dictionary reads better dense

const fr: Phrases = {
  always: 'toujours', never: 'jamais', and: '{a} et {b}', or: '{a} ou {b}', not: 'pas : {a}',
  choose: 'si {a} alors {b}, sinon {c}', recorded: '{f} : noté', some: 'il y a des {f}', yes: '{f} : oui', no: '{f} : non',
  is: '{f} : {v}', includes: '{f} comprennent {v}', level: '{f} : {v}', levelAtLeast: '{f} : {v} ou plus strict',
  below: '{f} inférieur à {v}', above: '{f} supérieur à {v}', atMost: '{f} au plus {v}', atLeast: '{f} au moins {v}', equal: '{f} égal à {v}',
  before: '{f} avant {t}', after: '{f} après {t}', notAfter: '{f} pas après {t}', notBefore: '{f} pas avant {t}', on: '{f} le {t}',
  later: '{n} après {t}', earlier: '{n} avant {t}', today: "aujourd'hui", now: 'maintenant', dayOfArrival: "jour d'arrivée", dayOfSample: 'jour du prélèvement',
  units: { day: '{n} jours', hour: '{n} heures', month: '{n} mois', year: '{n} ans' },
  values: {
    none: 'aucun', some: 'une exposition', contact: 'contact', suspected: 'suspecté', confirmed: 'confirmé', recovered: 'guéri',
    cleared: 'écarté', suspect: 'suspect', case: 'cas', negative: 'négatif', positive: 'positif', inconclusive: 'non concluant',
    declared: 'déclaré', landed: 'arrivé', screened: 'contrôlé', child: 'enfant', minor: 'mineur', adult: 'adulte', older: 'âgé',
  },
} // biome-ignore format: a dictionary reads better dense

/** The tables by language. */
export const PHRASES: Readonly<Record<Language, Phrases>> = { en, 'zh-Hans': zh, ar, it, es, fr }
