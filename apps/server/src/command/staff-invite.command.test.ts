import { describe, expect, test } from 'vitest'
import { newStaff } from './staff-invite.command.ts'

describe('pratique staff invite', () => {
  test('takes an administrator of the whole province', () => {
    const given = { name: 'Hana', email: 'hana@example.org', role: 'administrator', jurisdiction: 'CN/33' }
    expect(newStaff(given).post).toEqual({ role: 'administrator', jurisdiction: 'CN/33', port: null })
  })

  test('names every fault at once', () => {
    const given = { name: ' ', email: 'hana', role: 'boss', jurisdiction: 'zhejiang', port: 'hgh' }
    expect(() => newStaff(given)).toThrow(
      /--name[\s\S]*--email[\s\S]*--role[\s\S]*--jurisdiction[\s\S]*--port/,
    )
  })

  test('asks for the port of whoever works at one', () => {
    const given = {
      name: 'Boris',
      email: 'b@example.org',
      role: 'port-health-officer',
      jurisdiction: 'CN/33',
    }
    expect(() => newStaff(given)).toThrow(/works at a port/)
  })
})
