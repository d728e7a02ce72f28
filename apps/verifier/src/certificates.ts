// The script of the page on which a traveller adds a certificate: the phone reads the picture or looks through its
// camera, and only the text is sent. Without it the picture goes to the server.
import { type Camera, openCamera } from './camera.ts'
import { element } from './page.ts'
import type { PictureReading } from './picture-reading.ts'
import { readQr } from './qr-reader.ts'
import './certificates.css'

/** What the server writes into the page for this script. */
interface CertificateWords {
  readonly looking: string
  readonly refused: string
  readonly reading: string
  readonly none: string
  readonly not: string
  readonly read: string
}

if (document.getElementById('certificate') !== null) start()

function start(): void {
  // Written by our own server into the same page.
  const words = JSON.parse(element('page-data').textContent ?? '') as CertificateWords
  document.documentElement.classList.add('scripted')
  listenToPicture(words)
  if (window.isSecureContext) listenToCamera(words)
  else element('camera-start').hidden = true
}

const say = (text: string): void => {
  element('reading').textContent = text
}

function take(reading: PictureReading, words: CertificateWords): boolean {
  if (typeof reading === 'string') {
    say(reading === 'no-code' ? words.none : words.not)
    return false
  }
  const { text } = reading
  say(words.read)
  const field = element('f-text') as HTMLTextAreaElement
  // A card in several codes is read one after the other.
  const before = field.value.trim()
  field.value = text.startsWith('shc:/') && before.startsWith('shc:/') ? `${before}\n${text}` : text
  return true
}

function listenToPicture(words: CertificateWords): void {
  const input = element('f-picture') as HTMLInputElement
  input.addEventListener('change', async () => {
    const [picture] = input.files ?? []
    if (!picture) return
    say(words.reading)
    // What the phone could not read the server may: then the picture stays chosen and is sent.
    if (take(await readQr(picture), words)) input.value = ''
  })
}

function listenToCamera(words: CertificateWords): void {
  let camera: Camera | undefined
  const stop = () => camera?.stop()
  element('camera-stop').addEventListener('click', stop)
  document.addEventListener('visibilitychange', () => document.hidden && stop())
  element('camera-start').addEventListener('click', async () => {
    stop()
    say(words.looking)
    document.documentElement.classList.add('looking')
    try {
      camera = await openCamera(element('video') as HTMLVideoElement)
      const text = await camera.seen
      if (text === null) say('')
      else take({ text }, words)
    } catch {
      say(words.refused)
    }
    document.documentElement.classList.remove('looking')
  })
}
