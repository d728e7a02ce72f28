// What became of results that were just taken.
import { Alert } from '@mantine/core'
import type { ResultsAnswer } from '@pratique/api-contract'
import { m, useSay } from '../say.tsx'
import { groundName, outcomeNames, standingNames } from './lab-words.ts'

const shown = 20

export function TakenNote({ answer: { results } }: { readonly answer: ResultsAnswer }) {
  const t = useSay()
  return (
    <Alert color="accent" variant="outline" role="alert" title={t(m.lab_taken, { count: results.length })}>
      <ul>
        {results.slice(0, shown).map(({ resultId, specimen, outcome, standing, ground }) => (
          <li key={resultId}>
            <bdi className="mono">{specimen}</bdi> {t(outcomeNames[outcome])}: {t(standingNames[standing])}{' '}
            {groundName(t, ground)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
