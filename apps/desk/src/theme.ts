// The tokens of the house for Mantine: one accent, system fonts with good Chinese and Arabic, 15 px.
import { createTheme, type MantineColorsTuple } from '@mantine/core'

const accent: MantineColorsTuple = [
  '#eaf4fa',
  '#d3e6f1',
  '#a6cde3',
  '#76b2d4',
  '#4f9bc6',
  '#2f82b1',
  '#0b5c8a',
  '#094d74',
  '#073e5d',
  '#052f47',
]

export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: 6,
  autoContrast: true,
  fontFamily: 'system-ui, "Noto Sans", "Noto Sans SC", "Noto Naskh Arabic", sans-serif',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  defaultRadius: 4,
  respectReducedMotion: true,
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false } },
  },
})
