// The verifier in the browser. It takes over the page's form: the code comes from camera, picture or text, the
// document is asked for before anything is shown, and the check is made here, without the server.
import { verifyCode } from '@pratique/health-credential/web'
import { type Camera, openCamera } from './camera.ts'
import { showFaults } from './faults.ts'
import { readCheckForm, readCodeText } from './judgement/check-form.ts'
import { type Judged, judgementCard } from './judgement/judgement-card.ts'
import { keepThisPage } from './keep-page.ts'
import { readLists, refreshLists } from './lists.ts'
import { showLists } from './lists-line.ts'
import { element, formFields } from './page.ts'
import type { VerifierPageData } from './page-data.ts'
import { readerFiles, readQr } from './qr-reader.ts'
import './verifier.css'

const refreshEveryMs = 5 * 60_000

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
  const { request, faults } = readCheckForm(formFields(form), at.toISOString().slice(0, 10))
  showFaults(faults, data.words)
  if (request === null) return
  const document = request.document === null ? {} : { document: request.document }
  const verification = await verifyCode(request.code, {
    trust: lists.trust,
    status: lists.status,
    at,
    ...document,
  })
  const list = lists.status.find(({ number }) => number === verification.payload?.status?.list)
  await show({ verification, authority: lists.authority, statusAt: list?.issuedAt ?? null }, data)
}

async function show(judged: Judged, data: VerifierPageData): Promise<void> {
  // The card escapes every value it holds: it is made by the same template as on the server.
  element('verdict').innerHTML = String(await judgementCard(judged, data.judgement))
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
function take(text: string | null, data: VerifierPageData): void {
  if (text === null) {
    say(data.words.pictureNone)
    return
  }
  ;(element('f-code') as HTMLTextAreaElement).value = readCodeText(text)
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
      else take(text, data)
    } catch {
      say(data.words.cameraRefused)
    }
    document.documentElement.classList.remove('looking')
  })
}
