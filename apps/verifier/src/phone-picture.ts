// Without a network the phone itself proves that the code is its own: it signs the time into the picture every 15
// seconds. A copy goes stale within a minute. Where it cannot (no secure origin, no store), the code for paper stands.
import { PRESENCE_INTERVAL_MS, presentCode } from '@pratique/health-credential/web'
import { qrSvg } from './judgement/qr-svg.ts'
import { element } from './page.ts'
import { keepPhoneCode, openPhoneCode, type PhoneCode } from './phone-key.ts'

export interface PhoneData {
  /** Path to which the public key is posted. */
  readonly address: string
  /** Of this page among those on this phone. */
  readonly key: string
  /** What the picture is, to someone who does not see it. */
  readonly alt: string
}

export interface PhonePicture {
  /** When the next picture is drawn, by the wall; null while this phone has nothing to prove. */
  readonly renewsAt: () => number | null
}

/** Registers this phone, and draws while the page has no network. `offsetMs`: domain time minus the wall's. */
export function phonePicture(data: PhoneData, offsetMs: () => number): PhonePicture {
  let code: PhoneCode | undefined
  let drawnAt: number | null = null
  const draw = async () => {
    const at = Date.now() + offsetMs()
    const isNeeded = document.documentElement.classList.contains('unrenewed')
    const shown = isNeeded && code?.text && Date.parse(code.validUntil) > at ? code : undefined
    const text = shown?.text && (await presentCode(shown.text, shown.privateKey, new Date(at)))
    document.documentElement.classList.toggle('proven', Boolean(text))
    drawnAt = text ? Date.now() : null
    if (text) element('live-picture').innerHTML = String(await qrSvg(text, data.alt))
  }
  const open = async () => {
    code = await openPhoneCode(data.key)
    const fresh = await register(data.address, code)
    if (fresh !== undefined) {
      code = fresh
      await keepPhoneCode(data.key, code)
    }
    await draw()
  }
  if (window.isSecureContext && 'indexedDB' in window) {
    // A browser that keeps nothing (a private window) shows the code for paper.
    void open().catch(() => undefined)
    setInterval(() => void draw(), PRESENCE_INTERVAL_MS)
    window.addEventListener('online', () => void open().catch(() => undefined))
    // When the picture of the server ends, the one of the phone follows at once.
    setInterval(() => {
      if (drawnAt === null && document.documentElement.classList.contains('unrenewed')) void draw()
    }, 1000)
  }
  return { renewsAt: () => (drawnAt === null ? null : drawnAt + PRESENCE_INTERVAL_MS) }
}

/** The code for this phone; undefined without a network, or where the server gives none. */
async function register(address: string, code: PhoneCode): Promise<PhoneCode | undefined> {
  try {
    const response = await fetch(address, { method: 'POST', body: code.publicKey })
    if (!response.ok) return undefined
    const { text, validUntil } = (await response.json()) as { text: string; validUntil: string }
    return { ...code, text, validUntil }
  } catch {
    return undefined
  }
}
