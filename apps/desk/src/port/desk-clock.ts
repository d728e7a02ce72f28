// Domain time at the moment of a deed, for the tablet's records.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { instanceQuery } from '../api/queries.ts'

export function useInstant(): () => Date {
  const client = useQueryClient()
  return useCallback(() => {
    const { queryKey } = instanceQuery()
    const known = client.getQueryState(queryKey)
    const instance = client.getQueryData(queryKey)
    if (instance === undefined || known === undefined) return new Date()
    return new Date(Date.parse(instance.now) + Math.max(0, Date.now() - known.dataUpdatedAt))
  }, [client])
}
