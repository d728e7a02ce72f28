// The code page's script: the time moves so that a picture of the page shows it is one, the validity counts
// down, and the page stays on the phone. Without it the page says all the same, standing still.

import { fill, sayAge, sayDuration } from './judgement/texts.ts'
import { forgetThisPage, keepThisPage } from './keep-page.ts'
import { type ListAges, type LiveData, livePicture } from './live-picture.ts'
import { element } from './page.ts'
import { forgetPhoneCode } from './phone-key.ts'
import { type PhoneData, phonePicture } from './phone-picture.ts'
import './code-page.css'

/** What the server writes into the page for this script. Instants are ISO 8601. */
export interface CodePageData {
  readonly language: string
  readonly zone: string
  /** Domain time minus wall time. */
  readonly offsetMs: number
  /** By the wall, when the server made the page. */
  readonly madeAt: string
  readonly validUntil: string | null
  /** The picture that the page renews; null where there is no code to show. */
  readonly live: LiveData | null
  /** How this phone proves the code without a network; null where there is no code. */
  readonly phone: PhoneData | null
  readonly lists: ListAges
  readonly words: {
    /** Each holds a place of its own: {time}, {time}, {age}. */
    readonly shownAt: string
    readonly left: string
    /** {time}. */
    readonly live: string
    /** {time}. */
    readonly phone: string
    /** {trust} and {status}. */
    readonly lists: string
    readonly refreshed: string
    readonly ended: string
    readonly stale: string
    readonly old: string
    readonly kept: string
    readonly notKept: string
    readonly forgotten: string
  }
}

const minuteMs = 60_000
/** Younger than this, the page came from the network just now. */
const freshMs = 5 * minuteMs
const oldMs = 24 * 60 * minuteMs

// Written by our own server into the same page.
const data = JSON.parse(element('page-data').textContent ?? '') as CodePageData
const clock = new Intl.DateTimeFormat(data.language, {
  timeStyle: 'medium',
  dateStyle: 'long',
  timeZone: data.zone,
})

const live = data.live && livePicture(data.live, data)
const phone = data.phone && phonePicture(data.phone, () => live?.offsetMs() ?? data.offsetMs)

document.documentElement.classList.add('scripted')
tick()
setInterval(tick, 1000)
void keep()
element('print').addEventListener('click', () => window.print())
document.addEventListener('visibilitychange', refreshWhenSeen)

function tick(): void {
  const now = Date.now()
  element('shown-at').textContent = fill(data.words.shownAt, { time: clock.format(now + data.offsetMs) })
  const madeAt = Math.max(Date.parse(data.madeAt), live?.refreshedAt() ?? 0)
  showAge(Math.max(0, now - madeAt))
  showLists(now)
  showLive(now)
  if (data.validUntil !== null) showCountdown(Date.parse(data.validUntil) - now - data.offsetMs)
}

function showCountdown(left: number): void {
  document.documentElement.classList.toggle('ended', left <= 0)
  element('ended-field').hidden = left > 0
  element('countdown').textContent =
    left <= 0 ? data.words.ended : fill(data.words.left, { time: sayDuration(data.language, left) })
}

// A picture whose time is over is not shown: the code for phones without a network stands in its place.
function showLive(now: number): void {
  if (live === null) return
  const left = live.validUntil() - now - live.offsetMs()
  document.documentElement.classList.toggle('unrenewed', left <= 0)
  const renewsAt = left <= 0 ? phone?.renewsAt() : null
  element('live-left').textContent = renewsAt
    ? fill(data.words.phone, { time: clockOf(Math.max(0, renewsAt - now)) })
    : fill(data.words.live, { time: clockOf(Math.max(0, left)) })
}

/** `1:05`: what runs each second is read as a clock, in every language. */
function clockOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function showLists(now: number): void {
  const { trustAt, statusAt } = live?.lists() ?? data.lists
  const age = (at: string | null) =>
    at === null ? '?' : sayAge(data.language, Math.max(0, now + data.offsetMs - Date.parse(at)))
  element('lists').textContent = fill(data.words.lists, { trust: age(trustAt), status: age(statusAt) })
}

function showAge(age: number): void {
  element('refreshed').textContent = fill(data.words.refreshed, { age: sayAge(data.language, age) })
  const notice = element('stale')
  notice.hidden = age < freshMs
  notice.textContent = age < oldMs ? data.words.stale : data.words.old
  document.documentElement.classList.toggle('stale', age >= freshMs)
}

async function keep(): Promise<void> {
  const button = element('forget')
  const isKept = await keepThisPage()
  element('kept').textContent = isKept ? data.words.kept : data.words.notKept
  button.hidden = !isKept
  button.addEventListener('click', async () => {
    await forgetThisPage()
    if (data.phone) await forgetPhoneCode(data.phone.key).catch(() => undefined)
    button.hidden = true
    element('kept').textContent = data.words.forgotten
  })
}

// Someone who takes the phone out again at the gate wants today's code, not the one of this morning.
function refreshWhenSeen(): void {
  if (document.hidden || !navigator.onLine) return
  if (live === null && Date.now() - Date.parse(data.madeAt) > freshMs) location.reload()
  void live?.refresh()
}
