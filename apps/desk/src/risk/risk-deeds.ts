// What the risk desk asks and does.
import { RiskDeriveAnswer, RiskDeskAnswer, RiskPublishAnswer } from '@pratique/api-contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../api/client.ts'
import { currentLanguage } from '../say.tsx'

export const riskQuery = () =>
  queryOptions({
    queryKey: ['desk', currentLanguage(), 'risk'],
    queryFn: () => ask(RiskDeskAnswer, 'risk'),
  })

export interface ByHand {
  readonly place: string
  readonly level: string
  readonly reason: string
}

export const useDerive = (pack: string, list: string) =>
  useMutation({
    mutationFn: () => ask(RiskDeriveAnswer, 'risk/derive', { method: 'POST', body: { pack, list } }),
  })

interface Proposed {
  readonly pack: string
  readonly list: string
  readonly source: string
  readonly byHand: readonly ByHand[]
}

export const usePropose = () =>
  useChange((body: Proposed) => ask(RiskDeskAnswer, 'risk/proposals', { method: 'POST', body }))

export const usePublish = () =>
  useChange((proposalId: string) =>
    ask(RiskPublishAnswer, `risk/proposals/${proposalId}/publish`, { method: 'POST' }),
  )

export const useDecline = () =>
  useChange(({ proposalId, reason }: { readonly proposalId: string; readonly reason: string }) =>
    ask(RiskDeskAnswer, `risk/proposals/${proposalId}/decline`, { method: 'POST', body: { reason } }),
  )

export const useTakeIn = () =>
  useChange(({ pack, feed, csv }: { readonly pack: string; readonly feed: string; readonly csv: string }) =>
    ask(RiskDeskAnswer, `risk/feeds/${feed}`, { method: 'POST', body: { pack, csv } }),
  )

/** Whatever was done, the whole desk looks again. */
function useChange<Given, Answer>(deed: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: deed,
    onSuccess: () => client.invalidateQueries({ queryKey: ['desk'] }),
  })
}
