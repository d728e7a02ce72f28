// What every source says of those who declared a voyage is compared: by itself when something changes, here at once.
import { Button, Group } from '@mantine/core'
import { DataScreeningAnswer } from '@pratique/api-contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, useSay } from '../say.tsx'

interface ScreenSourcesProps {
  readonly voyageId: string
  readonly designator: string
}

export function ScreenSources({ voyageId, designator }: ScreenSourcesProps) {
  const t = useSay()
  const client = useQueryClient()
  const { outcome, record } = useDeed(DataScreeningAnswer, () => {
    void client.invalidateQueries({ queryKey: ['desk'] })
  })
  const screen = () =>
    void record({
      path: `voyages/${voyageId}/data-screening`,
      subject: voyageId,
      summary: t(m.contradiction_screen_summary, { flight: designator }),
      body: {},
    })
  return (
    <div>
      <Group>
        <Button variant="default" loading={outcome.state === 'busy'} onClick={screen}>
          {t(m.contradiction_screen)}
        </Button>
        <Link to="/contradictions" search={{ voyageId }}>
          {t(m.contradictions)}
        </Link>
        {outcome.state === 'sent' && (
          <span role="status">
            {t(m.contradiction_screened, { found: outcome.answer.found, gone: outcome.answer.gone })}
          </span>
        )}
      </Group>
      <OutcomeNote outcome={outcome} />
    </div>
  )
}
