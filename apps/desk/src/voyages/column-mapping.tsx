// A table whose columns are named otherwise than the template's: the officer says which is which.
import { Select, Title } from '@mantine/core'
import { m, useSay } from '../say.tsx'

const fields = {
  primaryIdentifier: m.family_name,
  secondaryIdentifier: m.given_names,
  name: m.name,
  dateOfBirth: m.birth_date,
  sex: m.column_sex,
  nationality: m.nationality,
  documentNumber: m.document_number,
  documentIssuer: m.column_issuer,
  seat: m.seat,
  recordLocator: m.column_locator,
} as const
type Field = keyof typeof fields
export type Columns = Partial<Record<Field, string>>

/** The names of the columns as they stand in the first line. */
export function headOf(text: string): readonly string[] {
  const [line = ''] = text.split(/\r?\n/, 1)
  const separator = [';', '\t', ','].toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ?? ','
  return [...new Set(line.split(separator).map((cell) => cell.replace(/^\ufeff?"?|"$/g, '').trim()))].filter(
    Boolean,
  )
}

interface ColumnMappingProps {
  readonly head: readonly string[]
  readonly columns: Columns
  readonly change: (columns: Columns) => void
}

export function ColumnMapping({ head, columns, change }: ColumnMappingProps) {
  const t = useSay()
  return (
    <details className="panel">
      <summary>{t(m.columns_title)}</summary>
      <Title order={3} hidden>
        {t(m.columns_title)}
      </Title>
      <p className="quiet">{t(m.columns_hint)}</p>
      <div className="mapping">
        {(Object.keys(fields) as Field[]).map((field) => (
          <Select
            key={field}
            label={t(fields[field])}
            data={[...head]}
            value={columns[field] ?? null}
            clearable
            allowDeselect
            onChange={(chosen) => {
              const { [field]: _before, ...others } = columns
              change(chosen === null ? others : { ...others, [field]: chosen })
            }}
          />
        ))}
      </div>
    </details>
  )
}
