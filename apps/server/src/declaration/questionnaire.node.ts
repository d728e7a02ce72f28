// Reads a questionnaire of a pack from disk, checked; a fault in the file names the file.
import { join } from 'node:path'
import { z } from 'zod'
import { readPackJson } from '../place/pack-files.node.ts'
import { type Questionnaire, questionnaireSchema } from './questionnaire.ts'
import { pagesWithoutClock } from './retention.ts'

export function readQuestionnaire(packFolder: string, file = 'questionnaire.json'): Questionnaire {
  const result = questionnaireSchema.safeParse(readPackJson(packFolder, file))
  if (!result.success)
    throw new Error(`${join(packFolder, file)} is not right:\n${z.prettifyError(result.error)}`)
  const silent = pagesWithoutClock(result.data)
  if (silent.length > 0)
    throw new Error(
      `${join(packFolder, file)} does not say how long the answers of ${silent.join(', ')} are kept: give each page its retention-days`,
    )
  return result.data
}
