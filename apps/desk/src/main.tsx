// The desk: opens in one language, asks who sits there, keeps its shell for when there is no network.
import '@mantine/core/styles.css'
import '@mantine/spotlight/styles.css'
import './desk.css'
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Refusal } from './api/client.ts'
import { makeRouter } from './router.tsx'
import { languages, SayProvider, useSay } from './say.tsx'
import { theme } from './theme.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Without a network the desk shows what it has and says so; it does not wait.
      networkMode: 'always',
      // What was refused will be refused again; what was lost on the way may not be.
      retry: (count, error) => !(error instanceof Refusal) && count < 3,
    },
  },
})
const router = makeRouter(client)

// The policy of the page lets only styles in that carry its nonce.
const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce ?? ''

function Desk() {
  const t = useSay()
  return (
    <DirectionProvider
      key={t.language}
      initialDirection={languages[t.language].direction}
      detectDirection={false}
    >
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <RouterProvider router={router} />
      </MantineProvider>
    </DirectionProvider>
  )
}

const root = document.getElementById('desk')
if (root === null) throw new Error('The shell has no place for the desk')
createRoot(root).render(
  <StrictMode>
    <SayProvider>
      <QueryClientProvider client={client}>
        <Desk />
      </QueryClientProvider>
    </SayProvider>
  </StrictMode>,
)

if ('serviceWorker' in navigator)
  void navigator.serviceWorker.register('/desk/service-worker.js', { scope: '/desk/' }).catch(() => {
    // Without one the desk works, only not without a network.
  })
