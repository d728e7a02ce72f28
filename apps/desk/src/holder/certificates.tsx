// What her certificates came to; one that names somebody else waits here for an officer who compares it.
import { Button, Stack, Title } from '@mantine/core'
import { DeskOutcome, type TimelineAnswer } from '@pratique/api-contract'
import { useState } from 'react'
import { type DeedDone, useDeed } from '../outbox/desk-outbox.ts'
import { OutcomeNote } from '../outbox/outcome-note.tsx'
import { m, type Say, useSay } from '../say.tsx'
import { aboutHolder } from './about-holder.ts'
import { EvidenceField, isEvidence } from './evidence-field.tsx'

type Certificate = TimelineAnswer['certificates'][number]

interface CertificatesProps {
  readonly page: TimelineAnswer
  readonly mayConfirm: boolean
  readonly done: (outcome: DeedDone<DeskOutcome>) => void
}

export function Certificates({ page, mayConfirm, done }: CertificatesProps) {
  const t = useSay()
  if (page.certificates.length === 0) return null
  return (
    <section className="panel">
      <Title order={2}>{t(m.certificates_title)}</Title>
      <Stack gap="sm">
        {page.certificates.map((certificate) => (
          <div key={certificate.seq}>
            <strong>{proof(t, certificate)}</strong>
            <p className="quiet">
              {details(t, certificate).map((detail, at) => (
                <span key={detail}>
                  {at > 0 && ' · '}
                  <bdi>{detail}</bdi>
                </span>
              ))}
            </p>
            <p className="measure-text">{standing(t, certificate)}</p>
            {mayConfirm && isWaiting(certificate) && (
              <Confirm page={page} certificate={certificate} done={done} />
            )}
          </div>
        ))}
      </Stack>
    </section>
  )
}

function details(t: Say, { issuer, format, on, validUntil }: Certificate): readonly string[] {
  const day = (text: string): string =>
    new Intl.DateTimeFormat(t.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(text))
  return [
    formatName(t, format),
    issuer,
    ...(on === null ? [] : [day(on)]),
    ...(validUntil === null ? [] : [t(m.certificates_until, { day: day(validUntil) })]),
  ]
}

function formatName(t: Say, format: string): string {
  const names: Readonly<Record<string, string>> = {
    dcc: t(m.certificates_format_dcc),
    shc: t(m.certificates_format_shc),
    'vds-nc': t(m.certificates_format_vds),
    nzcp: t(m.certificates_format_nzcp),
    icvp: t(m.certificates_format_icvp),
    who: t(m.certificates_format_who),
  }
  return names[format] ?? format
}

const isWaiting = ({ differs, confirmed }: Certificate): boolean => differs.length > 0 && !confirmed

function proof(t: Say, { proves, result }: Certificate): string {
  if (proves === 'vaccinated') return t(m.certificates_vaccinated)
  if (proves === 'recovered') return t(m.certificates_recovered)
  return result === 'detected' ? t(m.certificates_positive) : t(m.certificates_tested)
}

function standing(t: Say, certificate: Certificate): string {
  const words = { name: t(m.certificates_name), 'birth-date': t(m.certificates_birth) }
  if (isWaiting(certificate)) return certificate.differs.map((part) => words[part]).join(' ')
  if (certificate.confirmed) return t(m.certificates_confirmed)
  return certificate.counts ? t(m.certificates_counts) : t(m.certificates_no_fact)
}

interface ConfirmProps {
  readonly page: TimelineAnswer
  readonly certificate: Certificate
  readonly done: CertificatesProps['done']
}

function Confirm({ page, certificate, done }: ConfirmProps) {
  const t = useSay()
  const [evidence, setEvidence] = useState('')
  const { outcome, record } = useDeed(DeskOutcome, done)
  const confirm = () =>
    void record({
      path: `holders/${page.holder.holderId}/certificates`,
      subject: page.holder.holderId,
      summary: t(m.certificates_summary, { who: aboutHolder(page) }),
      body: { seq: certificate.seq, evidence, seen: page.acts },
    })
  return (
    <Stack gap="sm">
      <EvidenceField value={evidence} change={setEvidence} />
      <OutcomeNote outcome={outcome} />
      <Button
        variant="default"
        loading={outcome.state === 'busy'}
        disabled={!isEvidence(evidence)}
        onClick={confirm}
      >
        {t(m.certificates_confirm)}
      </Button>
    </Stack>
  )
}
