// A statement is four messages, and a deed sends several statements before it waits: what is written before the thread
// turns to something else leaves in one call to the system, which costs more than making the messages.
import { Socket } from 'node:net'

/** A socket that holds back what is written until the work at hand is done, promises included. */
export function gatheringSocket(): Socket {
  const socket = new Socket()
  const write = socket.write.bind(socket)
  let gathers = false
  const gather = () => {
    if (gathers) return
    gathers = true
    socket.cork()
    process.nextTick(() => {
      gathers = false
      socket.uncork()
    })
  }
  return Object.assign(socket, {
    write: (...args: Parameters<typeof write>) => {
      gather()
      return write(...args)
    },
  })
}
