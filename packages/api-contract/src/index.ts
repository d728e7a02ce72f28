// The schemas of the HTTP API, one file a room; server and clients import the same.
export * from './codes.ts'
export * from './declarations.ts'
export * from './desk-holders.ts'
export * from './desk-session.ts'
export * from './desk-timeline.ts'
export * from './policy.ts'
export * from './risk.ts'
export * from './voyages.ts'
