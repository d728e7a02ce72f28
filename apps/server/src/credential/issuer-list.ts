// What a list of issuers must be before it is taken: readable, signed by whom it was pinned to, and no older than the
// one it would replace.
import { readTrust, type Trust } from '@pratique/health-credential'

/** Why a list is not taken. */
export type IssuerListFault = 'unreadable' | 'empty' | 'signature' | 'pin' | 'unsigned' | 'older'

export interface ReadIssuerList {
  readonly trust: Trust
  /** Certificates that may sign the next one; empty where the list is not signed. */
  readonly pins: readonly string[]
  /** Entries that could not be read: the others count all the same. */
  readonly skipped: readonly string[]
}

export interface Before {
  readonly content: string
  readonly pins: readonly string[]
}

/**
 * Reads a list. `pins` are those that the operator names; without any, the first signed list pins its signer, and later
 * ones are held to it.
 */
export function readIssuerList(
  content: string,
  pins: readonly string[],
  before: Before | null,
): ReadIssuerList | { readonly fault: IssuerListFault; readonly detail: string } {
  const wanted = pins.length > 0 ? pins : (before?.pins ?? [])
  const { trust, problems } = readTrust(content, wanted.length > 0 ? { pins: wanted } : {})
  const details = problems.map(({ message }) => message)
  const broken = problems.find(({ code }) => code === 'signature' || code === 'pin' || code === 'unreadable')
  if (broken !== undefined)
    return { fault: broken.code as 'signature' | 'pin' | 'unreadable', detail: broken.message }
  if (wanted.length > 0 && trust.list === undefined)
    return { fault: 'unsigned', detail: 'The list is not signed, and a signer was pinned for it.' }
  if (trust.keys.length === 0) return { fault: 'empty', detail: details[0] ?? 'The list names no key.' }
  const issued = trust.list?.issuedAt
  const held = before === null ? undefined : readTrust(before.content).trust.list?.issuedAt
  if (issued !== undefined && held !== undefined && issued < held)
    return { fault: 'older', detail: 'The list is older than the one that is held.' }
  const anchor = trust.list?.anchor
  return { trust, pins: wanted.length > 0 ? wanted : anchor === undefined ? [] : [anchor], skipped: details }
}
