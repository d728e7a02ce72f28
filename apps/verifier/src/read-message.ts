// What page and worker say to each other about a picture.

export interface ReadRequest {
  readonly id: number
  readonly picture: Blob | ImageData
}

export interface ReadReply {
  readonly id: number
  /** Null where no QR code was found. */
  readonly text: string | null
}
