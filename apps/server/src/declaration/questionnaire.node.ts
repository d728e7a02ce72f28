// Reads a questionnaire of a pack from disk, checked; a fault in the file names the file.
import { join } from 'node:path'
import { z } from 'zod'
import { readPackJson } from '../place/pack-files.node.ts'
import { type Questionnaire, questionnaireSchema } from './questionnaire.ts'

export function readQuestionnaire(packFolder: string, file = 'questionnaire.json'): Questionnaire {
  const result = questionnaireSchema.safeParse(readPackJson(packFolder, file))
  if (!result.success)
    throw new Error(`${join(packFolder, file)} is not right:\n${z.prettifyError(result.error)}`)
  return result.data
}
