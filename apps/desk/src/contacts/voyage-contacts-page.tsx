// A voyage as contact tracing sees it: its cases, the cabin with the zone, who was found, and to whom each was handed on.
import { Group, Stack, Title } from '@mantine/core'
import type { TracingAnswer, VoyageTracingsAnswer } from '@pratique/api-contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { meQuery, voyagePeopleQuery, voyageQuery, voyageTracingsQuery } from '../api/queries.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { m, useSay } from '../say.tsx'
import { caseNames, whyNames } from './contact-words.ts'
import { Notices } from './notices.tsx'
import { SeatPicture } from './seat-picture.tsx'
import { TraceForm } from './trace-form.tsx'

const route = getRouteApi('/frame/voyages/$voyageId/contacts')

export function VoyageContactsPage() {
  const t = useSay()
  const { voyageId } = route.useParams()
  const voyage = useQuery(voyageQuery(voyageId))
  const { data, error, refetch } = useQuery(voyageTracingsQuery(voyageId))
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={12} />
  const designator = voyage.data?.voyage.designator ?? data.tracings[0]?.designator ?? ''
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1}>{t(m.contact_title, { flight: designator })}</Title>
        <Link to="/voyages/$voyageId" params={{ voyageId }}>
          <bdi>{designator}</bdi>
        </Link>
      </Group>
      <div className="columns">
        <Stack gap="md">
          <Cases page={data} voyageId={voyageId} designator={designator} />
          {data.tracings.map((tracing) => (
            <Traced key={tracing.tracingId} tracing={tracing} />
          ))}
        </Stack>
        <section className="panel">
          <Title order={2}>{t(m.contact_map)}</Title>
          <SeatPicture page={data} designator={designator} />
        </section>
      </div>
    </Stack>
  )
}

/** Whom a case may name: those listed, and those who declared and are not listed. */
function useAboard(voyageId: string) {
  const { data: me } = useSuspenseQuery(meQuery())
  const { data } = useQuery({
    ...voyagePeopleQuery(voyageId),
    enabled: 'passenger-list.read' in me.deeds,
  })
  const named = (value: string, name: string, seat: string | null) => ({
    value,
    label: [name, seat].filter(Boolean).join(', '),
  })
  return [
    ...(data?.people ?? []).map((one) => named(one.holderId ?? one.personId, one.name, one.seat)),
    ...(data?.unlisted ?? []).map((one) => named(one.holderId, one.name, one.seat)),
  ]
}

interface CasesProps {
  readonly page: VoyageTracingsAnswer
  readonly voyageId: string
  readonly designator: string
}

function Cases({ page, voyageId, designator }: CasesProps) {
  const t = useSay()
  const aboard = useAboard(voyageId)
  const traced = new Set(page.tracings.map(({ caseHolderId }) => caseHolderId))
  return (
    <section className="panel">
      <Title order={2}>
        {t(m.contact_cases)} ({page.cases.length})
      </Title>
      {page.cases.length === 0 && <p className="measure-text">{t(m.contact_cases_empty)}</p>}
      <ul className="steps">
        {page.cases.map((index) => (
          <li key={index.holderId}>
            <Link to="/holders/$holderId" params={{ holderId: index.holderId }}>
              <bdi>{index.name}</bdi>
            </Link>{' '}
            <strong>
              <bdi>{index.seat}</bdi>
            </strong>{' '}
            {t(caseNames[index.status])}
            <TraceForm
              voyageId={voyageId}
              designator={designator}
              index={index}
              own={page.zone}
              again={traced.has(index.holderId)}
              aboard={aboard.filter(({ value }) => value !== index.holderId)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Traced({ tracing }: { readonly tracing: TracingAnswer }) {
  const t = useSay()
  const { contacts, seat, reason, notices } = tracing
  return (
    <section className="panel">
      <Title order={2}>{t(m.contact_found, { count: contacts.length, seat: seat ?? '–' })}</Title>
      {reason && (
        <p className="measure-text">
          <q dir="auto">{reason}</q>
        </p>
      )}
      <div className="scroll">
        <table className="list">
          <caption hidden>{t(m.contacts)}</caption>
          <thead>
            <tr>
              {[m.seat, m.contact_why, m.district, m.contact_told, m.person].map((title) => (
                <th key={t(title)} scope="col">
                  {t(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {contacts.map((contact) => (
              <tr key={contact.subjectId}>
                <td dir="ltr">{contact.seat ?? '–'}</td>
                <td>{t(whyNames[contact.why])}</td>
                <td>{contact.jurisdictionName}</td>
                <td>{t(contact.told ? m.contact_told_yes : m.contact_told_no)}</td>
                <td>
                  {contact.holderId === null ? (
                    <span className="quiet">{t(m.contact_listed_only)}</span>
                  ) : (
                    <Link to="/holders/$holderId" params={{ holderId: contact.holderId }}>
                      {t(m.person)}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Title order={3}>{t(m.notices)}</Title>
      <Notices notices={notices} />
    </section>
  )
}
