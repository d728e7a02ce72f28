// What is fixed when a holder is opened and not told by an act.
export type Scheme = 'international' | 'resident'

export interface Opening {
  readonly scheme: Scheme
  /** The pack whose policy decides: `zhejiang-2020`. */
  readonly pack: string
  /** Jurisdiction path of who looks after the holder: `CN/33/3311`; staff see what lies under theirs. */
  readonly jurisdiction: string
  /** In which she is written to. */
  readonly language: string
  /** How we came to know of her. */
  readonly origin: 'declared' | 'listed' | 'assisted' | 'exercise'
}
