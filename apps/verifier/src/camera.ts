// Looks through the phone's camera until it sees a QR code, then lets go of the camera.
import { readQr } from './qr-reader.ts'

/** Wide enough for a version 12 code held at half the width of the picture, small enough for an old phone. */
const pictureWidth = 800

export interface Camera {
  /** Resolves to what was read, or null once `stop` was called. */
  readonly seen: Promise<string | null>
  stop(): void
}

/** Opens the camera into `video`. Rejects where there is none or it was refused. */
export async function openCamera(video: HTMLVideoElement): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  })
  video.srcObject = stream
  await video.play()
  let stopped = false
  const stop = () => {
    stopped = true
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  const seen = look(video, () => stopped).finally(stop)
  return { seen, stop }
}

async function look(video: HTMLVideoElement, isStopped: () => boolean): Promise<string | null> {
  const canvas = document.createElement('canvas')
  while (!isStopped()) {
    const picture = takePicture(video, canvas)
    const reading = picture && (await readQr(picture))
    if (typeof reading === 'object') return reading.text
    await nextFrame()
  }
  return null
}

function takePicture(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined {
  if (video.videoWidth === 0) return undefined
  canvas.width = Math.min(pictureWidth, video.videoWidth)
  canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return context?.getImageData(0, 0, canvas.width, canvas.height)
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
