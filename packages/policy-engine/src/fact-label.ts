// The names of the facts in words, for "what is missing" and for rules as sentences. Slots bring theirs.
import type { FactName } from './facts.ts'
import type { PackManifest } from './pack.ts'
import type { Language } from './pack-text.ts'

type Labels = Readonly<Record<Language, string>>

const words = (en: string, zh: string, ar: string, it: string, es: string, fr: string): Labels => ({
  en,
  'zh-Hans': zh,
  ar,
  it,
  es,
  fr,
})

/** What a fact is called, in a language. */
export function factLabel(fact: FactName, language: Language, manifest: PackManifest): string {
  const slot = manifest.slots.find((one) => one.slot === fact)
  if (slot) return slot.labels[language] ?? slot.labels.en ?? slot.name
  return LABELS[fact]?.[language] ?? fact
}

const LABELS: Readonly<Partial<Record<FactName, Labels>>> = {
  stage: words(
    'stage of the journey',
    '行程阶段',
    'مرحلة الرحلة',
    'fase del viaggio',
    'etapa del viaje',
    'étape du voyage',
  ),
  category: words(
    'category of traveller',
    '人员类别',
    'فئة المسافر',
    'categoria di viaggiatore',
    'categoría de viajero',
    'catégorie de voyageur',
  ),
  claimedCategory: words(
    'category that waits to be confirmed',
    '待确认的人员类别',
    'فئة تنتظر التأكيد',
    'categoria da confermare',
    'categoría por confirmar',
    'catégorie à confirmer',
  ),
  arrivalAt: words('arrival', '抵达时间', 'الوصول', 'arrivo', 'llegada', 'arrivée'),
  areaLevel: words(
    'level of the areas visited',
    '到访地区的等级',
    'مستوى المناطق التي زرتها',
    'livello delle aree visitate',
    'nivel de las zonas visitadas',
    'niveau des zones visitées',
  ),
  areaLastOn: words(
    'last day in such an area',
    '在该地区的最后一天',
    'آخر يوم في تلك المنطقة',
    'ultimo giorno in tale area',
    'último día en esa zona',
    'dernier jour dans cette zone',
  ),
  airsideLevel: words(
    'level of the airports of transfer',
    '中转机场的等级',
    'مستوى مطارات العبور',
    'livello degli aeroporti di transito',
    'nivel de los aeropuertos de tránsito',
    'niveau des aéroports de transit',
  ),
  exposure: words(
    'contact with a case',
    '与病例的接触',
    'مخالطة حالة',
    'contatto con un caso',
    'contacto con un caso',
    'contact avec un cas',
  ),
  exposureOn: words(
    'day of the last contact',
    '最后接触日期',
    'يوم آخر مخالطة',
    "giorno dell'ultimo contatto",
    'día del último contacto',
    'jour du dernier contact',
  ),
  caseStatus: words('diagnosis', '诊断', 'التشخيص', 'diagnosi', 'diagnóstico', 'diagnostic'),
  caseOn: words(
    'day of the diagnosis',
    '诊断日期',
    'يوم التشخيص',
    'giorno della diagnosi',
    'día del diagnóstico',
    'jour du diagnostic',
  ),
  symptoms: words('symptoms', '症状', 'الأعراض', 'sintomi', 'síntomas', 'symptômes'),
  symptomsOn: words(
    'day the symptoms began',
    '症状出现日期',
    'يوم بدء الأعراض',
    "giorno d'inizio dei sintomi",
    'día de inicio de los síntomas',
    'jour du début des symptômes',
  ),
  antipyretics: words(
    'medicine against fever',
    '退热药使用情况',
    'دواء خافض للحرارة',
    'farmaci contro la febbre',
    'medicamentos contra la fiebre',
    'médicaments contre la fièvre',
  ),
  clinicalFinding: words(
    'finding of the clinician',
    '临床结论',
    'نتيجة الفحص السريري',
    'esito della visita medica',
    'resultado del examen médico',
    "résultat de l'examen médical",
  ),
  clinicalFindingOn: words(
    'day of the clinical examination',
    '临床检查日期',
    'يوم الفحص السريري',
    'giorno della visita medica',
    'día del examen médico',
    "jour de l'examen médical",
  ),
  temperature: words(
    'body temperature',
    '体温',
    'درجة حرارة الجسم',
    'temperatura corporea',
    'temperatura corporal',
    'température corporelle',
  ),
  testResult: words(
    'test result',
    '检测结果',
    'نتيجة الاختبار',
    'risultato del test',
    'resultado de la prueba',
    'résultat du test',
  ),
  testSampledAt: words(
    'time of the sample',
    '采样时间',
    'وقت أخذ العينة',
    'ora del prelievo',
    'hora de la toma de muestra',
    'heure du prélèvement',
  ),
  clusterIll: words(
    'several people ill at home or work',
    '家中或单位多人患病',
    'عدة مرضى في البيت أو العمل',
    'più persone malate a casa o al lavoro',
    'varias personas enfermas en casa o en el trabajo',
    'plusieurs malades à la maison ou au travail',
  ),
  fixedHome: words(
    'fixed home at the destination',
    '目的地固定住所',
    'سكن ثابت في الوجهة',
    'dimora fissa a destinazione',
    'domicilio fijo en el destino',
    'domicile fixe à destination',
  ),
  measure: words(
    'measure ordered',
    '已下达的措施',
    'الإجراء المأمور به',
    'misura disposta',
    'medida ordenada',
    'mesure ordonnée',
  ),
  measureUntil: words(
    'end of the measure',
    '措施结束时间',
    'نهاية الإجراء',
    'fine della misura',
    'fin de la medida',
    'fin de la mesure',
  ),
  lastCheckInAt: words(
    'last check-in',
    '最近一次报告',
    'آخر إبلاغ',
    'ultima comunicazione',
    'último aviso',
    'dernier signalement',
  ),
  certificates: words(
    'verified certificates',
    '已核验的证明',
    'الشهادات المتحقق منها',
    'certificati verificati',
    'certificados verificados',
    'certificats vérifiés',
  ),
  ageBand: words('age group', '年龄段', 'الفئة العمرية', "fascia d'età", 'grupo de edad', "tranche d'âge"),
}
