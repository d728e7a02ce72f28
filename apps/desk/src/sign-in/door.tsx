// The frame of the pages before anybody is signed in.
import { Group, Select, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Language, languageChoices, m, useChooseLanguage, useSay } from '../say.tsx'

export function Door({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const t = useSay()
  const choose = useChooseLanguage()
  return (
    <main className="door">
      <Stack gap="md">
        <Group justify="space-between" align="end">
          <strong dir="ltr">Pratique</strong>
          <Select
            label={t(m.language)}
            data={languageChoices}
            value={t.language}
            onChange={(value) => value && choose(value as Language)}
            w={150}
          />
        </Group>
        <Title order={1}>{title}</Title>
        {children}
      </Stack>
    </main>
  )
}
