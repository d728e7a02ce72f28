// How an officer knows a person again in a list of what she did.
import type { TimelineAnswer } from '@pratique/api-contract'

export const aboutHolder = ({ name, holder }: Pick<TimelineAnswer, 'name' | 'holder'>): string =>
  [name, [holder.flight, holder.seat].filter(Boolean).join(' ')].filter(Boolean).join(', ')
