// A draft under the hands of somebody: what is changed and not kept yet, checked by the server as it is written.

import { useDebouncedValue } from '@mantine/hooks'
import type { DraftAnswer, DraftCheck } from '@pratique/api-contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { currentLanguage } from '../say.tsx'
import { checkDraft } from './queries.ts'

type Document = DraftAnswer['document']
type Texts = DraftAnswer['texts']

export interface RuleSource {
  readonly id: string
  readonly [field: string]: unknown
}

export interface EditedDraft {
  readonly document: Document
  readonly texts: Texts
  readonly rules: readonly RuleSource[]
  readonly changed: boolean
  readonly check: DraftCheck
  readonly setDocument: (document: Document) => void
  readonly setTexts: (texts: Texts) => void
  readonly undo: () => void
}

const patienceMs = 400

export function useDraft(answer: DraftAnswer): EditedDraft {
  const [edited, setEdited] = useState({ document: answer.document, texts: answer.texts })
  const changed = edited.document !== answer.document || edited.texts !== answer.texts
  const [settled] = useDebouncedValue(edited, patienceMs)
  const { data } = useQuery({
    queryKey: ['policy-check', currentLanguage(), settled],
    queryFn: () => checkDraft(settled),
    enabled: settled.document !== answer.document || settled.texts !== answer.texts,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return {
    ...edited,
    rules: (edited.document.rules ?? []) as readonly RuleSource[],
    changed,
    check: changed ? (data ?? answer.check) : answer.check,
    setDocument: (document) => setEdited((now) => ({ ...now, document })),
    setTexts: (texts) => setEdited((now) => ({ ...now, texts })),
    undo: () => setEdited({ document: answer.document, texts: answer.texts }),
  }
}
