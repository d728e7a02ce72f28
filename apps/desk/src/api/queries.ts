// What the desk asks, each under a key that names it: live updates make `desk` stale as a whole.
import {
  AppealAnswer,
  AppealsAnswer,
  ArrivalsAnswer,
  BoardingAlarmsAnswer,
  BoardingListAnswer,
  ContactNoticesAnswer,
  ContactsAnswer,
  ContradictionsAnswer,
  type ContradictionsQuestion,
  CountsAnswer,
  DeclaredAgainList,
  HoldersAnswer,
  OrdersAnswer,
  OverdueAnswer,
  PermissionTable,
  ReportsAnswer,
  ResultsAnswer,
  SpecimensAnswer,
  TimelineAnswer,
  VoyageAnswer,
  VoyagePeopleAnswer,
  VoyagesAnswer,
  VoyageTracingsAnswer,
} from '@pratique/api-contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { currentLanguage } from '../say.tsx'
import { ask } from './client.ts'
import { askInstance, askMe } from './kept-session.ts'

export interface Ground {
  readonly jurisdiction?: string | undefined
  readonly port?: string | undefined
}
export interface HolderFilter extends Ground {
  readonly state?: string | undefined
  readonly flight?: string | undefined
  readonly on?: string | undefined
}

// Labels come in the language they were asked in.
const key = (...parts: readonly unknown[]) => ['desk', currentLanguage(), ...parts]

export const instanceQuery = () =>
  queryOptions({ queryKey: key('instance'), queryFn: askInstance, staleTime: 60_000 })

export const meQuery = () =>
  queryOptions({ queryKey: key('me'), queryFn: askMe, staleTime: 60_000, retry: false })

export const arrivalsQuery = (asked: Ground & { readonly on?: string | undefined }) =>
  queryOptions({
    queryKey: key('arrivals', asked),
    queryFn: () => ask(ArrivalsAnswer, 'arrivals', { query: { ...asked } }),
  })

export const holdersQuery = (asked: HolderFilter) =>
  infiniteQueryOptions({
    queryKey: key('holders', asked),
    queryFn: ({ pageParam }) => ask(HoldersAnswer, 'holders', { query: { ...asked, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const countsQuery = ({ state: _shown, ...asked }: HolderFilter) =>
  queryOptions({
    queryKey: key('counts', asked),
    queryFn: () => ask(CountsAnswer, 'holders/counts', { query: { ...asked } }),
  })

export const overdueQuery = (asked: Ground) =>
  queryOptions({
    queryKey: key('overdue', asked),
    queryFn: () => ask(OverdueAnswer, 'overdue', { query: { ...asked } }),
  })

export const declaredAgainQuery = () =>
  queryOptions({ queryKey: key('declared-again'), queryFn: () => ask(DeclaredAgainList, 'declared-again') })

export const contradictionsQuery = (asked: ContradictionsQuestion) =>
  queryOptions({
    queryKey: key('contradictions', asked),
    queryFn: () => ask(ContradictionsAnswer, 'contradictions', { query: { ...asked } }),
  })

export const holderQuery = (holderId: string) =>
  queryOptions({
    queryKey: key('holder', holderId),
    queryFn: () => ask(TimelineAnswer, `holders/${holderId}`),
  })

export const permissionsQuery = () =>
  queryOptions({ queryKey: key('permissions'), queryFn: () => ask(PermissionTable, 'permissions') })

export const appealsQuery = (asked: Ground & { readonly standing?: string | undefined }) =>
  queryOptions({
    queryKey: key('appeals', asked),
    queryFn: () => ask(AppealsAnswer, 'appeals', { query: { ...asked } }),
  })

export const appealQuery = (number: string) =>
  queryOptions({ queryKey: key('appeal', number), queryFn: () => ask(AppealAnswer, `appeals/${number}`) })

export const voyagesQuery = (asked: Ground & { readonly on?: string | undefined }) =>
  queryOptions({
    queryKey: key('voyages', asked),
    queryFn: () => ask(VoyagesAnswer, 'voyages', { query: { ...asked } }),
  })

export const voyageQuery = (voyageId: string) =>
  queryOptions({ queryKey: key('voyage', voyageId), queryFn: () => ask(VoyageAnswer, `voyages/${voyageId}`) })

export const voyagePeopleQuery = (voyageId: string) =>
  queryOptions({
    queryKey: key('voyage-people', voyageId),
    queryFn: () => ask(VoyagePeopleAnswer, `voyages/${voyageId}/people`),
  })

export const voyageTracingsQuery = (voyageId: string) =>
  queryOptions({
    queryKey: key('voyage-tracings', voyageId),
    queryFn: () => ask(VoyageTracingsAnswer, `voyages/${voyageId}/tracings`),
  })

export const boardingListQuery = (voyageId: string) =>
  queryOptions({
    queryKey: key('boarding-list', voyageId),
    queryFn: () => ask(BoardingListAnswer, `voyages/${voyageId}/boarding`),
  })

export const boardingAlarmsQuery = () =>
  queryOptions({
    queryKey: key('boarding-alarms'),
    queryFn: () => ask(BoardingAlarmsAnswer, 'boarding/alarms'),
  })

export const contactsQuery = (asked: Pick<Ground, 'jurisdiction'>) =>
  queryOptions({
    queryKey: key('contacts', asked),
    queryFn: () => ask(ContactsAnswer, 'contacts', { query: { ...asked } }),
  })

export const contactNoticesQuery = () =>
  queryOptions({
    queryKey: key('contact-notices'),
    queryFn: () => ask(ContactNoticesAnswer, 'contact-notices'),
  })

export const ordersQuery = () =>
  queryOptions({ queryKey: key('orders'), queryFn: () => ask(OrdersAnswer, 'laboratory/orders') })

export const resultsQuery = (standing?: 'waiting') =>
  queryOptions({
    queryKey: key('results', standing),
    queryFn: () => ask(ResultsAnswer, 'laboratory/results', { query: { standing } }),
  })

export const reportsQuery = () =>
  queryOptions({ queryKey: key('reports'), queryFn: () => ask(ReportsAnswer, 'reports') })

export const specimensQuery = () =>
  queryOptions({ queryKey: key('specimens'), queryFn: () => ask(SpecimensAnswer, 'port/specimens') })
