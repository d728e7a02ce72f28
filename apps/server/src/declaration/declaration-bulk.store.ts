// Declarations by the thousand, with COPY: for the exercise and for taking over another register.
import type { PoolClient } from 'pg'
import { copyIn } from '../platform/copy-in.ts'

export interface BulkDeclarationRow {
  readonly declarationId: string
  readonly reference: string
  readonly referenceHash: Buffer
  readonly secretHash: Buffer
  readonly language: string
  readonly pack: string
  readonly at: Date
  readonly travellers: readonly { readonly holderId: string; readonly documentDayHash: Buffer }[]
}

export async function copyDeclarations(
  client: PoolClient,
  rows: readonly BulkDeclarationRow[],
): Promise<void> {
  await copyIn(
    client,
    {
      table: 'declaration',
      columns: ['declaration_id', 'reference', 'language', 'pack', 'started_at', 'saved_at', 'submitted_at'],
    },
    rows.map((row) => [row.declarationId, row.reference, row.language, row.pack, row.at, row.at, row.at]),
  )
  await copyIn(
    client,
    { table: 'declaration_claim', columns: ['reference_hash', 'secret_hash', 'declaration_id'] },
    rows.map((row) => [row.referenceHash, row.secretHash, row.declarationId]),
  )
  await copyIn(
    client,
    { table: 'declaration_traveller', columns: ['declaration_id', 'number', 'holder_id'] },
    rows.flatMap((row) =>
      row.travellers.map(({ holderId }, index) => [row.declarationId, index + 1, holderId]),
    ),
  )
  await copyIn(
    client,
    { table: 'document_day_claim', columns: ['document_day_hash', 'holder_id', 'claimed_at'] },
    rows.flatMap((row) =>
      row.travellers.map(({ holderId, documentDayHash }) => [documentDayHash, holderId, row.at]),
    ),
  )
}
