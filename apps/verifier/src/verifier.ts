// The verifier in the browser. It takes over the page's form: the code comes from camera, picture or text, the
// document is asked for before anything is shown, and the check is made here, without the server.
import { createReplayCache, verifyCode } from '@pratique/health-credential/web'
import { type Camera, openCamera } from './camera.ts'
import { showFaults } from './faults.ts'
import { readCheckForm, readCredentialText } from './judgement/check-form.ts'
import { type Judged, judgementCard } from './judgement/judgement-card.ts'
import { keepThisPage } from './keep-page.ts'
import { type Lists, readLists, refreshLists } from './lists.ts'
import { showLists } from './lists-line.ts'
import { element, formFields } from './page.ts'
import type { VerifierPageData } from './page-data.ts'
import type { PictureReading } from './picture-reading.ts'
import { readerFiles, readQr } from './qr-reader.ts'
import './verifier.css'

const refreshEveryMs = 5 * 60_000
/** The readers of other formats: fetched after the page can be used, and kept with it. */
const others = () => import('./others.ts')
/** The proofs that this gate has seen, of codes that a phone must prove to be its own. */
const replay = createReplayCache()

// Without a secure origin a browser has neither cryptography nor camera: the form then goes to the server.
if (window.isSecureContext && 'caches' in window) void start()

async function start(): Promise<void> {
  // Written by our own server into the same page.
  const data = JSON.parse(element('page-data').textContent ?? '') as VerifierPageData
  const form = element('check') as HTMLFormElement
  document.documentElement.classList.add('scripted')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void check(form, data)
  })
  listenToCamera(data)
  listenToPicture(data)
  element('next').addEventListener('click', () => startAgain(form))
  element('refresh').addEventListener('click', () => void refresh(data))
  await refresh(data)
  await others()
  setInterval(() => void refresh(data), refreshEveryMs)
  element('offline').textContent = (await keepThisPage(readerFiles))
    ? data.words.offlineReady
    : data.words.offlineNot
}

async function refresh(data: VerifierPageData): Promise<void> {
  await refreshLists(data)
  showLists(await readLists(data), data)
}

async function check(form: HTMLFormElement, data: VerifierPageData): Promise<void> {
  const lists = await readLists(data)
  const at = new Date(Date.now() + lists.offsetMs)
  if (await checkOthers(formFields(form).code, lists, at, data)) return
  const { request, faults } = readCheckForm(formFields(form), at.toISOString().slice(0, 10))
  showFaults(faults, data.words)
  if (request === null) return
  const document = request.document === null ? {} : { document: request.document }
  const verification = await verifyCode(request.code, {
    trust: lists.trust,
    status: lists.status,
    at,
    replay,
    ...document,
  })
  const list = lists.status.find(({ number }) => number === verification.payload?.status?.list)
  const judged: Judged = { verification, authority: lists.authority, statusAt: list?.issuedAt ?? null }
  await show(judgementCard(judged, data.judgement))
}

// Somebody else's credential names its holder, so it is compared by eye and needs no document typed.
async function checkOthers(text: string, lists: Lists, at: Date, data: VerifierPageData): Promise<boolean> {
  const { judgeOthers, credentialCard } = await others()
  const judged = await judgeOthers(readCredentialText(text), lists.issuers, at)
  if (judged === null) return false
  showFaults([], data.words)
  await show(credentialCard(judged, data.judgement))
  return true
}

async function show(card: unknown): Promise<void> {
  // The card escapes every value it holds: it is made by the same template as on the server.
  element('verdict').innerHTML = String(await card)
  document.documentElement.classList.add('judged')
  element('result').hidden = false
  element('result').focus()
}

function startAgain(form: HTMLFormElement): void {
  form.reset()
  say('')
  document.documentElement.classList.remove('judged', 'has-code')
  element('result').hidden = true
  element('verdict').replaceChildren()
  element('camera-start').focus()
}

function say(text: string): void {
  element('reading').textContent = text
}

// What was read goes into the text field, so that a person can see it and the form needs no second place for it.
function take(reading: PictureReading, data: VerifierPageData): void {
  if (typeof reading === 'string') {
    say(reading === 'no-code' ? data.words.pictureNone : data.words.pictureNot)
    return
  }
  const { text } = reading
  const field = element('f-code') as HTMLTextAreaElement
  const before = field.value.trim()
  field.value =
    text.startsWith('shc:/') && before.startsWith('shc:/') ? `${before}\n${text}` : readCredentialText(text)
  document.documentElement.classList.add('has-code')
  say(data.words.read)
  element('f-number').focus()
}

function listenToPicture(data: VerifierPageData): void {
  const input = element('f-picture') as HTMLInputElement
  input.addEventListener('change', async () => {
    const [picture] = input.files ?? []
    if (!picture) return
    say(data.words.pictureReading)
    take(await readQr(picture), data)
  })
}

function listenToCamera(data: VerifierPageData): void {
  let camera: Camera | undefined
  const stop = () => camera?.stop()
  element('camera-stop').addEventListener('click', stop)
  // A camera left running in a pocket would empty the battery of a long shift.
  document.addEventListener('visibilitychange', () => document.hidden && stop())
  element('camera-start').addEventListener('click', async () => {
    stop()
    say(data.words.cameraLooking)
    document.documentElement.classList.add('looking')
    try {
      camera = await openCamera(element('video') as HTMLVideoElement)
      const text = await camera.seen
      if (text === null) say('')
      else take({ text }, data)
    } catch {
      say(data.words.cameraRefused)
    }
    document.documentElement.classList.remove('looking')
  })
}
