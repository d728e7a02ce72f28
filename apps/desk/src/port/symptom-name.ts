// Symptoms in words; one that a pack brings of its own stands as its code until the desk learns it.
import { m, type Say } from '../say.tsx'

const names: Readonly<Record<string, typeof m.symptom_fever>> = {
  fever: m.symptom_fever,
  chills: m.symptom_chills,
  fatigue: m.symptom_fatigue,
  cough: m.symptom_cough,
  'stuffy-nose': m.symptom_stuffy_nose,
  'runny-nose': m.symptom_runny_nose,
  'sore-throat': m.symptom_sore_throat,
  headache: m.symptom_headache,
  dyspnoea: m.symptom_dyspnoea,
  'vomiting-diarrhoea': m.symptom_vomiting,
  'muscle-pain': m.symptom_muscle_pain,
}

export function symptomName(t: Say, code: string): string {
  const named = names[code]
  return named ? t(named) : code.replaceAll('-', ' ')
}
