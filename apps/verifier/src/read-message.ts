// What page and worker say to each other about a picture.
import type { PictureReading } from './picture-reading.ts'

export interface ReadRequest {
  readonly id: number
  readonly picture: Blob | ImageData
}

export interface ReadReply {
  readonly id: number
  readonly reading: PictureReading
}
