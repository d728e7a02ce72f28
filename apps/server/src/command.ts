// `pratique …`: finds the command's file by its name and runs it. Standard output belongs to the answer; what is
// said to a person goes to standard error. Exit codes: 0 done, 1 the answer is no or it failed, 2 wrongly asked.
import { ConfigFault } from './config.ts'
import { ensureMessages } from './faces.ts'
import { type Io, type Run, WrongQuestion } from './platform/io.ts'
import { nearest } from './platform/nearest.ts'
import { StartFault } from './platform/start-fault.ts'

interface Command {
  /** Relative to this file; imported only when asked for. */
  readonly file: string
  readonly options: string
  readonly does: string
}

const entry = (file: string, options: string, does: string): Command => ({ file, options, does })

export const commands: Readonly<Record<string, Command>> = {
  'clock advance': entry(
    'command/clock-advance.command.ts',
    '--to ISO | --by 2h',
    'moves the exercise forward in time',
  ),
  'clock show': entry(
    'command/clock-show.command.ts',
    '[--json]',
    'the instant at which the exercise stands',
  ),
  'code verify': entry(
    'command/code-verify.command.ts',
    '--trust FILE --status FILE [--at ISO] [--json]',
    'verifies a health code without network or database: exit 0 valid, 1 not, 2 unreadable',
  ),
  'credential read': entry(
    'command/credential-read.command.ts',
    '--json|--batch [--trust FILE] [--at ISO]',
    'reads any health credential',
  ),
  'credential rules': entry(
    'credential/entry-rules.command.ts',
    '--rules DIR --valuesets DIR --country CC [--at ISO] [--trust FILE] [--json]',
    'tries the entry rules of a country (EU format) on a certificate',
  ),
  'database migrate': entry(
    'command/database-migrate.command.ts',
    '[--json]',
    'brings the database to the shape of this version',
  ),
  'declaration confirm': entry(
    'declaration/confirm.command.ts',
    'HOLDER --officer ID [--decline REASON] [--json]',
    'settles an amendment that would relax a decision',
  ),
  'declaration merge': entry(
    'declaration/merge.command.ts',
    'INTO EARLIER --officer ID [--json]',
    'joins two declarations by their references',
  ),
  decide: entry('command/decide.command.ts', '--pack PACK --at ISO', 'decides on facts, line by line'),
  'decision rerun': entry(
    'holder/decision-rerun.command.ts',
    'HOLDER [--json]',
    'makes every decision about a holder again, under the version that it names',
  ),
  'exercise reload': entry(
    'command/exercise-reload.command.ts',
    '[--at ISO]',
    'empties the exercise and loads it again',
  ),
  'journal verify': entry(
    'holder/journal-verify.command.ts',
    '[--json]',
    'recomputes every chain and names the first broken row',
  ),
  'key list': entry(
    'health-code/key-list.command.ts',
    '[--json]',
    'the keys that sign codes and lists, and what was done to them',
  ),
  'key revoke': entry(
    'health-code/key-revoke.command.ts',
    'KID --by NAME --with NAME --reason TEXT [--json]',
    'takes a signing key back, in the names of two people',
  ),
  'key rotate': entry(
    'health-code/key-rotate.command.ts',
    '--by NAME --reason TEXT [--usage codes|lists] [--now] [--json]',
    'lets the next signing key take over',
  ),
  'mrz read': entry(
    'command/mrz-read.command.ts',
    '--json|--batch [--on DATE]',
    'reads machine-readable zones',
  ),
  'operator add': entry(
    'boarding/operator-add.command.ts',
    '--name NAME --carriers SU,MU [--webhook URL] | --laboratory --name NAME [--json]',
    'gives an operator of conveyances, or a laboratory, its key',
  ),
  'operator close': entry(
    'boarding/operator-close.command.ts',
    'ID',
    'takes the key of an operator or a laboratory away',
  ),
  'operator list': entry(
    'boarding/operator-list.command.ts',
    '[--json]',
    'operators and laboratories with a key',
  ),
  'passenger-list read': entry(
    'command/passenger-list-read.command.ts',
    '--json|--batch [FILE]',
    'reads passenger lists (PAXLST)',
  ),
  'policy check': entry('command/policy-check.command.ts', 'PACK', 'collects every fault of a policy pack'),
  'policy diff': entry(
    'command/policy-diff.command.ts',
    'PACK VERSION VERSION',
    'says in words what differs between two versions',
  ),
  'policy sign': entry(
    'command/policy-sign.command.ts',
    'PACK --key FILE --by NAME',
    "signs the files of a pack with its author's key",
  ),
  'policy verify': entry(
    'command/policy-verify.command.ts',
    'PACK [--fingerprint HEX] [--json]',
    'who signed a pack, and whether it is still what was signed',
  ),
  'policy publish': entry(
    'command/policy-publish.command.ts',
    '--pack PACK [--version VERSION] --by NAME --with NAME [--third NAME] [--json]',
    'puts a policy and its lists in force, in the names of two people',
  ),
  'policy simulate': entry(
    'rehearsal/policy-simulate.command.ts',
    '--pack PACK --draft FILE [--against FILE] [--at ISO] [--from ISO --until ISO] [--json]',
    'says whom a draft would touch and how, and changes nobody',
  ),
  'qr read': entry('command/qr-read.command.ts', 'FILE…', 'reads the codes in pictures'),
  'risk derive': entry(
    'command/risk-derive.command.ts',
    '--pack PACK --on DATE [--list LIST] [--json]',
    'the list of affected areas that the clauses give on a day',
  ),
  'staff invite': entry(
    'command/staff-invite.command.ts',
    '--name NAME --email ADDRESS --role ROLE --jurisdiction PATH [--port IATA] [--json]',
    'takes somebody onto the staff and prints the link that lets her in',
  ),
  'trust list': entry(
    'credential/trust-list.command.ts',
    '[--json]',
    'whose certificates count here: the lists of issuers and their age',
  ),
  'trust load': entry(
    'credential/trust-load.command.ts',
    'NAME FILE|URL [--pin SHA256]... [--json]',
    'loads a list of issuers of certificates, or another in its place',
  ),
  'trust refresh': entry(
    'credential/trust-refresh.command.ts',
    '[--json]',
    'fetches the lists of issuers that have an address again',
  ),
  'trust remove': entry(
    'credential/trust-remove.command.ts',
    'NAME [--json]',
    'takes a list of issuers out: its certificates count no more',
  ),
  'rules run': entry('command/rules-run.command.ts', '--batch', 'evaluates CertLogic, line by line'),
}

/** Runs one command; the exit code comes back, nothing is thrown at the caller. */
export async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const found = findCommand(args)
  if (!found) return help(args, io)
  if (found.rest.includes('--help')) {
    io.stdout.write(`pratique ${found.name} ${found.command.options}\n\n  ${found.command.does}\n`)
    return 0
  }
  try {
    await ensureMessages()
    const run = await importRun(found.command.file)
    return await run([...found.rest], io)
  } catch (error) {
    io.stderr.write(`${wordsOf(error)}\n`)
    return error instanceof WrongQuestion || error instanceof ConfigFault ? 2 : 1
  }
}

function findCommand(args: readonly string[]) {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ')
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (command) return { name, command, rest: args.slice(words) }
  }
  return null
}

async function importRun(file: string): Promise<Run> {
  const module: { run?: unknown } = await import(new URL(file, import.meta.url).href)
  if (typeof module.run !== 'function') throw new Error(`${file} does not export run`)
  // Each command's own file is checked against `Run` by a test; here only its presence can be seen.
  return module.run as Run
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const expected =
    error instanceof WrongQuestion || error instanceof ConfigFault || error instanceof StartFault
  return expected ? error.message : (error.stack ?? error.message)
}

function help(args: readonly string[], io: Io): number {
  const [asked] = args
  if (asked === undefined || asked === 'help' || asked === '--help') {
    io.stdout.write(overview())
    return 0
  }
  const name = args
    .slice(0, 2)
    .filter((word) => !word.startsWith('-'))
    .join(' ')
  const near = nearest(name, Object.keys(commands))
  const hint =
    near.length > 0
      ? `Did you mean ${near.map((found) => `"pratique ${found}"`).join(' or ')}?`
      : 'See: pratique help'
  io.stderr.write(`There is no command "pratique ${name}". ${hint}\n`)
  return 2
}

function overview(): string {
  const names = Object.keys(commands).sort()
  const width = Math.max(...names.map((name) => name.length))
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${commands[name]?.does}`)
  return `Usage: pratique COMMAND [OPTIONS]\n\n${lines.join('\n')}\n\nOptions of a command: pratique COMMAND --help\n`
}

/** The process: its streams, its exit code. A reader that has had enough (`| head`) is no failure. */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  process.exitCode = await runCommand(args, process)
}
