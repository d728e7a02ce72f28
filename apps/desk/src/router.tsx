// The pages of the desk and what stands in their addresses.
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { meQuery } from './api/queries.ts'
import { AppealPage } from './appeals/appeal-page.tsx'
import { AppealsPage } from './appeals/appeals-page.tsx'
import { ArrivalsPage } from './arrivals/arrivals-page.tsx'
import { BoardingListPage } from './boarding/boarding-list-page.tsx'
import { ContactsPage } from './contacts/contacts-page.tsx'
import { VoyageContactsPage } from './contacts/voyage-contacts-page.tsx'
import { ContradictionsPage } from './contradictions/contradictions-page.tsx'
import { Frame } from './frame/frame.tsx'
import { NotHere } from './frame/not-here.tsx'
import { finishLeaving } from './frame/sign-out.ts'
import { HolderPage } from './holder/holder-page.tsx'
import { HoldersPage } from './holders/holders-page.tsx'
import { LaboratoryPage } from './laboratory/laboratory-page.tsx'
import { seat } from './outbox/desk-outbox.ts'
import { OutboxPage } from './outbox/outbox-page.tsx'
import { OverduePage } from './overdue/overdue-page.tsx'
import { PermissionsPage } from './permissions/permissions-page.tsx'
import { DraftPage } from './policy/draft-page.tsx'
import { PolicyPage } from './policy/policy-page.tsx'
import { QuestionsPage } from './policy/questions-page.tsx'
import { DoorPage } from './port/door-page.tsx'
import { HallPage } from './port/hall-page.tsx'
import { PortPage } from './port/port-page.tsx'
import { RiskPage } from './risk/risk-page.tsx'
import { SearchPage } from './search/search-page.tsx'
import { AccountPage } from './sign-in/account-page.tsx'
import { InvitationPage } from './sign-in/invitation-page.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'
import { ImportPage } from './voyages/import-page.tsx'
import { VoyagePage } from './voyages/voyage-page.tsx'
import { VoyagesPage } from './voyages/voyages-page.tsx'

const text = z.string().optional().catch(undefined)
const ground = { jurisdiction: text, port: text }

const rootRoute = createRootRouteWithContext<{ client: QueryClient }>()({})
const signIn = createRoute({ getParentRoute: () => rootRoute, path: '/sign-in', component: SignInPage })
const invitation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation/$token',
  component: InvitationPage,
})
const frame = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  notFoundComponent: NotHere,
  beforeLoad: async ({ context }) => {
    try {
      await finishLeaving()
      await seat(await context.client.ensureQueryData(meQuery()))
    } catch {
      throw redirect({ to: '/sign-in' })
    }
  },
})
const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { deeds } = await context.client.ensureQueryData(meQuery())
    if ('policy.draft' in deeds) throw redirect({ to: '/policy' })
    if ('arrivals.list' in deeds) throw redirect({ to: '/arrivals' })
    throw redirect({ to: 'holder.find' in deeds ? '/search' : '/permissions' })
  },
})
const arrivals = createRoute({
  getParentRoute: () => frame,
  path: '/arrivals',
  component: ArrivalsPage,
  validateSearch: z.object({ ...ground, on: text }),
})
const holders = createRoute({
  getParentRoute: () => frame,
  path: '/holders',
  component: HoldersPage,
  validateSearch: z.object({ ...ground, on: text, state: text, flight: text }),
})
const holder = createRoute({ getParentRoute: () => frame, path: '/holders/$holderId', component: HolderPage })
const search = createRoute({
  getParentRoute: () => frame,
  path: '/search',
  component: SearchPage,
  validateSearch: z.object({ reference: text }),
})
const overdue = createRoute({
  getParentRoute: () => frame,
  path: '/overdue',
  component: OverduePage,
  validateSearch: z.object(ground),
})
const contradictions = createRoute({
  getParentRoute: () => frame,
  path: '/contradictions',
  component: ContradictionsPage,
  validateSearch: z.object({ ...ground, voyageId: text }),
})
const appeals = createRoute({
  getParentRoute: () => frame,
  path: '/appeals',
  component: AppealsPage,
  validateSearch: z.object({ ...ground, standing: text }),
})
const appeal = createRoute({ getParentRoute: () => frame, path: '/appeals/$number', component: AppealPage })
const outboxRoute = createRoute({
  getParentRoute: () => frame,
  path: '/outbox',
  component: OutboxPage,
  validateSearch: z.object({ leaving: z.boolean().optional().catch(undefined) }),
})
const voyages = createRoute({
  getParentRoute: () => frame,
  path: '/voyages',
  component: VoyagesPage,
  validateSearch: z.object({ ...ground, on: text }),
})
const importList = createRoute({
  getParentRoute: () => frame,
  path: '/voyages/import',
  component: ImportPage,
  validateSearch: z.object({ voyageId: text }),
})
const voyage = createRoute({ getParentRoute: () => frame, path: '/voyages/$voyageId', component: VoyagePage })
const voyageContacts = createRoute({
  getParentRoute: () => frame,
  path: '/voyages/$voyageId/contacts',
  component: VoyageContactsPage,
})
const voyageBoarding = createRoute({
  getParentRoute: () => frame,
  path: '/voyages/$voyageId/boarding',
  component: BoardingListPage,
})
const contacts = createRoute({
  getParentRoute: () => frame,
  path: '/contacts',
  component: ContactsPage,
  validateSearch: z.object({ jurisdiction: text }),
})
const laboratory = createRoute({
  getParentRoute: () => frame,
  path: '/laboratory',
  component: LaboratoryPage,
})
const port = createRoute({
  getParentRoute: () => frame,
  path: '/port',
  component: PortPage,
  validateSearch: z.object(ground),
})
const hall = createRoute({ getParentRoute: () => frame, path: '/port/hall', component: HallPage })
const door = createRoute({ getParentRoute: () => frame, path: '/port/$voyageId', component: DoorPage })
const policy = createRoute({ getParentRoute: () => frame, path: '/policy', component: PolicyPage })
const policyDraft = createRoute({
  getParentRoute: () => frame,
  path: '/policy/drafts/$draftId',
  component: DraftPage,
})
const policyQuestions = createRoute({
  getParentRoute: () => frame,
  path: '/policy/questions/$scheme',
  component: QuestionsPage,
})
const permissions = createRoute({
  getParentRoute: () => frame,
  path: '/permissions',
  component: PermissionsPage,
})
const risk = createRoute({ getParentRoute: () => frame, path: '/risk', component: RiskPage })
const account = createRoute({ getParentRoute: () => frame, path: '/account', component: AccountPage })

const tree = rootRoute.addChildren([
  signIn,
  invitation,
  frame.addChildren([
    home,
    arrivals,
    voyages,
    importList,
    voyage,
    voyageContacts,
    voyageBoarding,
    contacts,
    laboratory,
    port,
    hall,
    door,
    holders,
    holder,
    search,
    overdue,
    contradictions,
    appeals,
    appeal,
    outboxRoute,
    policy,
    policyDraft,
    policyQuestions,
    permissions,
    risk,
    account,
  ]),
])

export const makeRouter = (client: QueryClient) =>
  createRouter({ routeTree: tree, basepath: '/desk', context: { client }, defaultNotFoundComponent: NotHere })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
