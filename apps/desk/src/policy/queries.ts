// What the policy desk asks of the server.
import {
  DeskQuestions,
  DraftAnswer,
  DraftCheck,
  type DraftEdit,
  DraftsAnswer,
  PolicyDeskAnswer,
  PolicyVocabulary,
  PublicationAnswer,
  QuestionsChecked,
  type QuestionsProposed,
  QuestionsPublished,
  type QuestionsToCheck,
  RehearsalAnswer,
  type RehearsalAsked,
  VersionDeedAnswer,
  type VersionDeedAsked,
} from '@pratique/api-contract'
import { queryOptions } from '@tanstack/react-query'
import { ask } from '../api/client.ts'
import { currentLanguage } from '../say.tsx'

const key = (...parts: readonly unknown[]) => ['desk', currentLanguage(), 'policy', ...parts]

export const policyQuery = () =>
  queryOptions({ queryKey: key('overview'), queryFn: () => ask(PolicyDeskAnswer, 'policy') })

export const draftsQuery = () =>
  queryOptions({ queryKey: key('drafts'), queryFn: () => ask(DraftsAnswer, 'policy/drafts') })

export const draftQuery = (draftId: string) =>
  queryOptions({
    queryKey: key('draft', draftId),
    queryFn: () => ask(DraftAnswer, `policy/drafts/${draftId}`),
  })

/** What rules are put together from; it changes with the pack only. */
export const vocabularyQuery = (scheme: string) =>
  queryOptions({
    queryKey: key('vocabulary', scheme),
    queryFn: () => ask(PolicyVocabulary, `policy/vocabulary/${scheme}`),
    staleTime: Number.POSITIVE_INFINITY,
  })

const running = ['waiting', 'running']

/** Asked again while it runs. */
export const rehearsalQuery = (rehearsalId: string) =>
  queryOptions({
    queryKey: key('rehearsal', rehearsalId),
    queryFn: () => ask(RehearsalAnswer, `policy/rehearsals/${rehearsalId}`),
    refetchInterval: ({ state }) => (running.includes(state.data?.state ?? 'waiting') ? 1_000 : false),
  })

export const beginDraft = (scheme: string, from: number) =>
  ask(DraftAnswer, 'policy/drafts', { method: 'POST', body: { scheme, from } })

export const saveDraft = (draftId: string, edit: DraftEdit) =>
  ask(DraftAnswer, `policy/drafts/${draftId}`, { method: 'PUT', body: edit })

export const checkDraft = (draft: Pick<DraftEdit, 'document' | 'texts'>) =>
  ask(DraftCheck, 'policy/check', { method: 'POST', body: draft })

export const askRehearsal = (draftId: string, asked: RehearsalAsked) =>
  ask(RehearsalAnswer, `policy/drafts/${draftId}/rehearsals`, { method: 'POST', body: asked })

export const approveDraft = (draftId: string, revision: number) =>
  ask(DraftAnswer, `policy/drafts/${draftId}/approvals`, { method: 'POST', body: { revision } })

export const publishDraft = (draftId: string) =>
  ask(PublicationAnswer, `policy/drafts/${draftId}/publication`, { method: 'POST' })

export const doWithVersion = (scheme: string, number: number, asked: VersionDeedAsked) =>
  ask(VersionDeedAnswer, `policy/versions/${scheme}/${number}/deeds`, { method: 'POST', body: asked })

export const questionsQuery = (scheme: string) =>
  queryOptions({
    queryKey: key('questions', scheme),
    queryFn: () => ask(DeskQuestions, `questions/${scheme}`),
  })

export const checkQuestions = (
  scheme: string,
  edited: { document: unknown; page: string; language: string },
) => ask(QuestionsChecked, `questions/${scheme}/check`, { method: 'POST', body: edited as QuestionsToCheck })

export const proposeQuestions = (scheme: string, proposed: QuestionsProposed) =>
  ask(DeskQuestions, `questions/${scheme}/proposal`, { method: 'PUT', body: proposed })

export const publishQuestions = (scheme: string) =>
  ask(QuestionsPublished, `questions/${scheme}/publication`, { method: 'POST' })

export const declineQuestions = (scheme: string) =>
  ask(DeskQuestions, `questions/${scheme}/refusal`, { method: 'POST' })
