// A real SMTP server on this machine, for tests: keeps what it is handed, and refuses as it is told.
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface MailServer {
  readonly port: number
  readonly letters: readonly ParsedMail[]
}

/** Answers a recipient with this code of SMTP instead of taking the letter. */
export const refusing = (code: number, words: string): SMTPServerOptions => ({
  onRcptTo: (_address, _session, done) => {
    done(Object.assign(new Error(words), { responseCode: code }))
  },
})

/** Closed when the test ends. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const letters: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    logger: false,
    onData: (stream, _session, done) => {
      simpleParser(stream).then((letter) => {
        letters.push(letter)
        done()
      }, done)
    },
    ...options,
  })
  const listening = await new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', reject)
    const socket = server.listen(0, '127.0.0.1', () => resolve(socket.address() as AddressInfo))
  })
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { port: listening.port, letters }
}
