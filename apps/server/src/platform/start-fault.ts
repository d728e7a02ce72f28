/** The house cannot be opened; the message tells the operator what is so and what to do. No stack is shown. */
export class StartFault extends Error {
  override readonly name: string = 'StartFault'
}
