// The laboratory as the port sees it: what waits for a result with its clock, what a person must settle, how results
// come in by page and by table, where each specimen is, and the reports that the law asks for.
import { Stack, Title } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { meQuery } from '../api/queries.ts'
import { m, useSay } from '../say.tsx'
import { EnterResult } from './enter-result.tsx'
import { Orders } from './orders.tsx'
import { Reports } from './reports.tsx'
import { Results } from './results.tsx'
import { Specimens } from './specimens.tsx'
import { ToSettle } from './to-settle.tsx'
import { UploadResults } from './upload-results.tsx'

export function LaboratoryPage() {
  const t = useSay()
  const { data: me } = useSuspenseQuery(meQuery())
  const may = (deed: string) => deed in me.deeds
  return (
    <Stack gap="lg">
      <Title order={1}>{t(m.lab)}</Title>
      <div className="columns">
        <Stack gap="lg">
          <Orders />
          <ToSettle maySettle={may('result.take')} />
          <Results />
          {may('specimen.take') && <Specimens />}
        </Stack>
        <Stack gap="lg">
          {may('result.take') && <EnterResult />}
          {may('result.take') && <UploadResults />}
          {may('report.list') && <Reports />}
        </Stack>
      </div>
    </Stack>
  )
}
