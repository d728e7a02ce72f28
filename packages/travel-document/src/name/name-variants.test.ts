import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames, nameVariants } from './name-variants.ts'
import { transliterate, transliterations } from './transliterate.ts'

const name = (primaryIdentifier: string, secondaryIdentifier = '') => ({
  primaryIdentifier,
  secondaryIdentifier,
})

describe('transliteration by Doc 9303 Part 3', () => {
  it.each([
    ['Jürgen Groß', 'JUERGEN GROSS'],
    ['Åse Sørensen', 'AASE SOERENSEN'],
    ['Peña', 'PENA'],
    ['Þórður Æsir', 'THORDUR AESIR'],
    ['İbrahim Işık', 'IBRAHIM ISIK'],
    ['Łukasz Żółć', 'LUKASZ ZOLC'],
    ["D'Artagnan", 'DARTAGNAN'],
    ['Anne-Marie', 'ANNE MARIE'],
    ['Nguyễn Thị Ước', 'NGUYEN THI UOC'],
    ['Щукин Ёлкин', 'SHCHUKIN ELKIN'],
    ['İJmuiden Ĳ', 'IJMUIDEN IJ'],
    ['Đorđević', 'DORDEVIC'],
    ['王 小明', ''],
    [' ', ''],
  ])('%s is %s', (national, zone) => {
    expect(transliterate(national)).toBe(zone)
  })

  it('takes composed and decomposed letters alike', () => {
    expect(transliterate('Mu\u0308ller')).toBe(transliterate('M\u00FCller'))
  })

  it('gives the choices that states make', () => {
    expect(transliterations('Müller')).toEqual(['MUELLER', 'MULLER', 'MUXXLLER'])
    expect(transliterations('Rossi')).toEqual(['ROSSI'])
  })

  it('writes nothing but A to Z and single spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(transliterate(text)).toMatch(/^(?:[A-Z]+(?: [A-Z]+)*)?$/)
      }),
    )
  })
})

describe('names of one person', () => {
  it.each([
    ['Pinyin written apart', name('LI', 'XIAOMING'), name('Li', 'Xiao Ming'), 'same'],
    ['a hyphen', name('LI', 'XIAO MING'), name('Li', 'Xiao-Ming'), 'same'],
    ['a title', name('ROSSI', 'GIULIA'), name('ROSSI', 'GIULIA MRS'), 'same'],
    ['a title glued on', name('ROSSI', 'GIULIA'), name('ROSSI', 'GIULIAMRS'), 'variant'],
    ['an umlaut spelt out', name('MUELLER', 'ANNA'), name('Müller', 'Anna'), 'same'],
    ['an umlaut dropped', name('MULLER', 'ANNA'), name('Müller', 'Anna'), 'variant'],
    ['an umlaut dropped and spelt out', name('MULLER', 'ANNA'), name('MUELLER', 'ANNA'), 'variant'],
    ['swapped order', name('XIAOMING', 'LI'), name('LI', 'XIAO MING'), 'variant'],
    ['a missing second name', name('ROSSI', 'GIULIA'), name('ROSSI', 'GIULIA MARIA'), 'variant'],
    ['a missing second surname', name('GARCIA', 'LUZ'), name('GARCIA LOPEZ', 'LUZ ELENA'), 'variant'],
    ['all in the primary identifier', name('ROSSI GIULIA'), name('ROSSI', 'GIULIA'), 'same'],
    [
      'a name cut by the zone',
      name('PAPANDROPOULOU', 'JONATHO'),
      name('PAPANDROPOULOU', 'JONATHON ALEC'),
      'variant',
    ],
    ['another given name', name('ROSSI', 'GIULIA'), name('ROSSI', 'MARIO'), 'different'],
    ['another second name', name('LI', 'XIAO MING'), name('LI', 'XIAO HONG'), 'different'],
    ['another name not parted', name('ROSSI GIULIA'), name('ROSSI', 'MARIO'), 'different'],
    ['another surname', name('ROSSI', 'GIULIA'), name('BIANCHI', 'GIULIA'), 'different'],
    ['nothing at all', name('', ''), name('', ''), 'different'],
  ])('%s', (_what, left, right, expected) => {
    expect(compareNames(left, right)).toBe(expected)
    expect(compareNames(right, left)).toBe(expected)
  })

  it('keeps a family name that looks like a title', () => {
    expect(nameVariants(name('MR'))).toEqual(['MR'])
    expect(nameVariants(name('WU', 'MS'))[0]).toBe('WUMS')
  })

  it('puts the whole name first and keeps to 72 keys of letters', () => {
    expect(nameVariants(name('Li', 'Xiao Ming'))[0]).toBe('LIXIAOMING')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (primary, secondary) => {
        const variants = nameVariants(name(primary, secondary))
        expect(variants.length).toBeLessThanOrEqual(72)
        expect(variants.every((variant) => /^[A-Z]+$/.test(variant))).toBe(true)
        expect(new Set(variants).size).toBe(variants.length)
      }),
    )
  })
})
