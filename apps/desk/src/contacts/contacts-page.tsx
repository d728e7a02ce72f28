// Contacts of cases who live under the officer's jurisdiction, with whom to call, and the notices that brought them.
import { Group, Stack, Title } from '@mantine/core'
import type { ContactsAnswer } from '@pratique/api-contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { contactsQuery, instanceQuery } from '../api/queries.ts'
import { GroundSelect } from '../frame/ground-select.tsx'
import { State } from '../frame/state.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { moveByArrows } from '../holders/move-by-arrows.ts'
import { m, sayInstant, useSay } from '../say.tsx'
import { whyNames } from './contact-words.ts'
import { Notices } from './notices.tsx'

const route = getRouteApi('/frame/contacts')

export function ContactsPage() {
  const t = useSay()
  const { jurisdiction } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(contactsQuery({ jurisdiction }))
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <Title order={1}>{t(m.contacts)}</Title>
        <GroundSelect
          deed="contact.list"
          chosen={{ jurisdiction }}
          choose={(ground) => void navigate({ search: { jurisdiction: ground.jurisdiction } })}
        />
      </Group>
      <p className="measure-text">{t(m.contacts_lead)}</p>
      {error && !data && <Trouble error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data && data.notices.length > 0 && (
        <section className="panel">
          <Title order={2}>{t(m.notices)}</Title>
          <Notices notices={data.notices} />
        </section>
      )}
      {data?.contacts.length === 0 && <p className="measure-text">{t(m.contacts_empty)}</p>}
      {data && data.contacts.length > 0 && <ContactTable contacts={data.contacts} />}
    </Stack>
  )
}

function ContactTable({ contacts }: Pick<ContactsAnswer, 'contacts'>) {
  const t = useSay()
  const { data: instance } = useSuspenseQuery(instanceQuery())
  const titles = [
    m.name,
    m.telephone,
    m.flight,
    m.arrival,
    m.seat,
    m.contact_why,
    m.state,
    m.contact_told,
    m.district,
  ]
  return (
    <div className="scroll">
      <table className="list">
        <caption hidden>{t(m.contacts)}</caption>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={t(title)} scope="col">
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveByArrows}>
          {contacts.map((contact) => (
            <tr key={`${contact.tracingId} ${contact.holderId}`}>
              <td>
                <Link to="/holders/$holderId" params={{ holderId: contact.holderId }}>
                  <bdi>{contact.name}</bdi>
                </Link>
              </td>
              <td dir="ltr" className="nowrap">
                {contact.telephone}
              </td>
              <td dir="ltr">{contact.designator}</td>
              <td className="nowrap">{sayInstant(t, contact.arrivedAt, instance.zone)}</td>
              <td dir="ltr">{contact.seat}</td>
              <td>{t(whyNames[contact.why])}</td>
              <td>
                <State colour={contact.colour} label={contact.label} />
              </td>
              <td>{t(contact.told ? m.contact_told_yes : m.contact_told_no)}</td>
              <td>{contact.jurisdictionName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
