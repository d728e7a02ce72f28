// Passenger lists at the desk: taken whole, matched by a person where that is not certain, and three lists that must come
// out even.
import { z } from 'zod'
import { HolderRow } from './desk-holders.ts'
import { LanguageTag } from './language.ts'

const instant = z.iso.datetime({ offset: true })
const plainDate = z.iso.date()
const seat = z.string().regex(/^[0-9]{1,3}[A-Z]$/, 'Row and letter, such as 14C')
const colour = z.enum(['green', 'yellow', 'orange', 'red', 'unknown'])
const text = (most: number) => z.string().trim().min(1).max(most)

const column = z.union([text(80), z.int().min(1).max(200)])
/** Which column of a CSV list holds what. */
export const ListMapping = z.strictObject({
  columns: z.partialRecord(
    z.enum([
      'type',
      'primaryIdentifier',
      'secondaryIdentifier',
      'name',
      'sex',
      'dateOfBirth',
      'nationality',
      'documentType',
      'documentNumber',
      'documentIssuer',
      'documentExpiresOn',
      'seat',
      'recordLocator',
      'embarked',
      'disembarked',
    ]),
    column,
  ),
  dateOrder: z.enum(['YMD', 'DMY', 'MDY']).optional(),
  withoutHeader: z.boolean().optional(),
})

const samplePaxlst =
  "UNA:+.? 'UNB+UNOA:4+QXAPIS:ZZ+CNAPIS:ZZ+200315:1512+R1'UNH+P1+PAXLST:D:05B:UN:IATA'BGM+745'TDT+20+MU552+++MU'LOC+125+LHR'DTM+189:2003172220:201'LOC+87+PVG'DTM+232:2003181725:201'NAD+FL+++SPECIMEN:ANNA MARIA'ATT+2++F'DTM+329:740812'LOC+178+LHR'LOC+179+PVG'NAT+2+UTO'RFF+SEA:12A'DOC+P:110:111+L898902C3'DTM+36:320415'LOC+91+UTO'CNT+42:1'UNT+17+P1'UNZ+1+R1'"

/** `POST /desk/passenger-lists`: a whole list; a later one of the same voyage is compared with it. */
export const PassengerListRequest = z
  .strictObject({
    format: z.enum(['paxlst', 'csv']),
    text: z.string().min(1).max(5_300_000),
    mapping: ListMapping.optional().meta({ description: 'For CSV that does not follow the template' }),
    voyageId: z.uuid().optional().meta({ description: 'Required for CSV; a PAXLST names its voyage' }),
    takeDoubtful: z
      .boolean()
      .default(false)
      .meta({ description: 'The sender says that what looks doubtful, a wrong count for example, is right' }),
    onlyCheck: z.boolean().default(false).meta({ description: 'Say what would happen; take nothing' }),
  })
  .meta({ id: 'PassengerListRequest', example: { format: 'paxlst', text: samplePaxlst } })
export type PassengerListRequest = z.infer<typeof PassengerListRequest>

const fault = z.strictObject({
  code: z.string(),
  weight: z.enum(['fatal', 'doubtful', 'note']),
  segment: z.string().nullable(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  message: z.string(),
})

/** What a list came to. */
export const PassengerListAnswer = z
  .strictObject({
    voyageId: z.uuid(),
    designator: z.string(),
    taken: z.boolean(),
    people: z.int(),
    added: z.int(),
    removed: z.int(),
    changed: z.array(z.strictObject({ personId: z.uuid(), fields: z.array(z.string()) })),
    matches: z.strictObject({ certain: z.int(), likely: z.int(), none: z.int() }),
    faults: z.array(fault),
  })
  .meta({ id: 'PassengerListAnswer' })
export type PassengerListAnswer = z.infer<typeof PassengerListAnswer>

/** `POST /desk/voyages/{voyageId}/listed-people`: one person, by hand. */
export const ListedPersonRequest = z
  .strictObject({
    type: z.enum(['passenger', 'transit', 'crew', 'transit-crew']).default('passenger'),
    primaryIdentifier: text(80),
    secondaryIdentifier: z.string().trim().max(80).default(''),
    sex: z.enum(['M', 'F', 'X']).nullable().default(null),
    dateOfBirth: plainDate,
    nationality: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    documentNumber: text(40).nullable().default(null),
    documentIssuer: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    seat: seat.nullable().default(null),
  })
  .meta({
    id: 'ListedPersonRequest',
    example: {
      primaryIdentifier: 'SPECIMEN',
      secondaryIdentifier: 'ANNA',
      dateOfBirth: '1974-08-12',
      seat: '12A',
    },
  })
export type ListedPersonRequest = z.infer<typeof ListedPersonRequest>

const shownHolder = HolderRow.extend({
  name: z.string(),
  dateOfBirth: z.string().nullable(),
  documentNumber: z.string().nullable(),
  nationality: z.string().nullable(),
})

/** Somebody on the list, and who that may be. */
export const ListedPersonRow = z.strictObject({
  personId: z.uuid(),
  number: z.int(),
  type: z.string(),
  name: z.string().meta({ description: 'Empty once the list was forgotten' }),
  dateOfBirth: z.string().nullable(),
  nationality: z.string().nullable(),
  documentNumber: z.string().nullable(),
  recordLocator: z.string().nullable(),
  seat: z.string().nullable(),
  seatSource: z.enum(['list', 'declaration', 'crew', 'gate']).nullable(),
  match: z.enum(['certain', 'likely', 'none']),
  holderId: z.uuid().nullable(),
  colour: colour.nullable(),
  settled: z.boolean(),
  resolution: z.string().nullable(),
  candidates: z.array(z.strictObject({ grounds: z.array(z.string()), holder: shownHolder })),
})
export type ListedPersonRow = z.infer<typeof ListedPersonRow>

/** `GET /desk/voyages/{voyageId}/people`: the list, and the three that must come out even. */
export const VoyagePeopleAnswer = z
  .strictObject({
    people: z.array(ListedPersonRow),
    undeclared: z.array(z.uuid()).meta({ description: 'Person ids: listed, and not declared' }),
    likely: z.array(z.uuid()).meta({ description: 'Person ids: somebody must say who it is' }),
    unlisted: z.array(shownHolder).meta({ description: 'Declared, and not listed' }),
    unknown: z.array(shownHolder).meta({ description: 'Landed, and neither declared nor listed' }),
    clock: z.strictObject({ owner: z.string(), dueAt: instant.nullable(), overdue: z.boolean() }),
  })
  .meta({ id: 'VoyagePeopleAnswer' })
export type VoyagePeopleAnswer = z.infer<typeof VoyagePeopleAnswer>

/** `POST /desk/voyages/{voyageId}/matches`: a person decides. */
export const MatchRequest = z
  .strictObject({
    personId: z.uuid(),
    holderId: z.uuid().nullable().meta({ description: 'Null: none of them' }),
  })
  .meta({
    id: 'MatchRequest',
    example: {
      personId: '0198a000-0000-7000-8000-000000000001',
      holderId: '0198a000-0000-7000-8000-000000000002',
    },
  })

/** `POST /desk/voyages/{voyageId}/resolutions`: what became of somebody on one of the three lists. */
export const ResolutionRequest = z
  .strictObject({
    personId: z.uuid().optional(),
    holderId: z.uuid().optional(),
    resolution: z.enum(['scanned', 'asked', 'at-port', 'did-not-board', 'other-voyage', 'error']),
  })
  .refine(({ personId, holderId }) => (personId === undefined) !== (holderId === undefined), {
    path: ['personId'],
    error: 'Name either who is listed or the holder',
  })
  .meta({
    id: 'ResolutionRequest',
    example: { personId: '0198a000-0000-7000-8000-000000000001', resolution: 'did-not-board' },
  })

/** `POST /desk/voyages/{voyageId}/seats`: where somebody really sat. */
export const SeatRequest = z.strictObject({ personId: z.uuid(), seat, from: z.enum(['crew', 'gate']) }).meta({
  id: 'SeatRequest',
  example: { personId: '0198a000-0000-7000-8000-000000000001', seat: '31K', from: 'gate' },
})

/** `POST /desk/voyages/{voyageId}/invitations`: a link to declare from the seat. */
export const InvitationRequest = z
  .strictObject({
    personId: z.uuid(),
    language: LanguageTag,
    email: z.email().optional(),
    telephone: z
      .string()
      .regex(/^\+[0-9 ]{6,20}$/, 'With the country, such as +39 02 1234')
      .optional(),
  })
  .refine(({ email, telephone }) => (email === undefined) !== (telephone === undefined), {
    path: ['email'],
    error: 'Give an email address or a telephone',
  })
  .meta({
    id: 'InvitationRequest',
    example: { personId: '0198a000-0000-7000-8000-000000000001', language: 'it', email: 'amina@example.org' },
  })

/** Where to declare; `sent` is false where the channel is not open here. */
export const InvitationAnswer = z
  .strictObject({ address: z.url(), sent: z.boolean() })
  .meta({ id: 'InvitationAnswer' })
