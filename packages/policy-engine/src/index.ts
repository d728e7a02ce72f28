// The rules engine: packs checked, rules compiled, decisions made and explained. Knows no HTTP, no database
// and no clock; whoever decides hands in the facts and the instant.
export * from './area.ts'
export * from './decision.ts'
export * from './facts.ts'
export * from './pack.ts'
export * from './pack-text.ts'
export * from './pack-version.ts'
