// What a list shows, as a file: nobody's name is in a list, and so in no file.
import { Button } from '@mantine/core'
import { m, useSay } from '../say.tsx'
import { type CsvRow, csvOf } from './csv.ts'

interface CsvButtonProps {
  /** Of the file, without its ending. */
  readonly name: string
  readonly rows: () => readonly CsvRow[]
}

export function CsvButton({ name, rows }: CsvButtonProps) {
  const t = useSay()
  return (
    <Button variant="subtle" onClick={() => save(`pratique-${name}.csv`, csvOf(rows()))}>
      {t(m.csv)}
    </Button>
  )
}

function save(download: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  Object.assign(document.createElement('a'), { href: address, download }).click()
  URL.revokeObjectURL(address)
}
