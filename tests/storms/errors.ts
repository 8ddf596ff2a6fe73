import { createHash } from 'node:crypto';
import { faultAt, LATE, SHORT_WRITES, SYSTEM_CODES, type Fault } from '../fakes/faults.ts';
import { ManualTime } from '../fakes/manual-time.ts';
import { MemoryFiles } from '../fakes/memory-files.ts';
import { checkFiles } from './checks.ts';
import { leftOver, sweptFolders } from './program.ts';
import { isLock, type Running, type Scenario, type Stage } from './scenario.ts';
import { Witness } from './witness.ts';

/**
 * **Error mode** (PROMISES §4.1): every call of a scenario fails in every way, once or from then on. The disk holds old
 * or new and nothing else, what is shown is so, and with the disk well again the last state is saved, the restarted
 * program has it, and nothing is left over.
 */

/** How many runs there were, and what was wrong in which of them. */
export interface Tally {
  runs: number;
  readonly wrong: string[];
}

/** So that nothing counts as still under way at the next start. Milliseconds. */
const A_DAY = 86_400_000;

/** Which call goes wrong, how, and whether all after it do too. */
interface Trouble {
  readonly at: number;
  readonly fault: Fault;
  readonly isSticky: boolean;
}

/** Lets every call of the scenario go wrong. */
export async function runErrors(scenario: Scenario): Promise<Tally> {
  const tally: Tally = { runs: 0, wrong: [] };
  const seen = new Set<string>();
  const whole = await setUp(scenario);
  await whole.running.act();
  const { calls, log } = whole.stage.files;
  for (const at of worthwhile(log)) {
    const call = calls[at]!;
    const isShort = calls.length <= SHORT;
    for (const trouble of isShort ? everyTrouble(at, call) : someTrouble(at, call)) {
      const { runs, wrong } = await runOnce(scenario, trouble, seen);
      const label = `${scenario.name}: ${trouble.fault} at call ${at} (${log[at]})${trouble.isSticky ? ' and from then on' : ''}`;
      tally.runs += runs;
      tally.wrong.push(...wrong.map((what) => `${label}: ${what}`));
    }
  }
  return tally;
}

/** Scenarios with so many calls, which are those of the save routine and the journal alone, meet every trouble. */
const SHORT = 30;

const everyTrouble = (at: number, call: string): Trouble[] =>
  faultsOf(call).flatMap((fault) => [false, true].map((isSticky) => ({ at, fault, isSticky })));

/** Half of the troubles once and an eighth for good, others at each call: the next call of the kind meets the rest. */
const someTrouble = (at: number, call: string): Trouble[] =>
  everyTrouble(at, call).filter((_, index) => {
    const turn = (index + at * 5) % 16;
    return turn % 4 === 0 || turn === 3;
  });

/** Of calls that come again and again, as the looks at an idle file do: the first so many, then one in so many. */
const OFTEN = 3;
const SELDOM = 16;

/** The indexes of the calls that are tried; the same call with the same path is tried a few times. */
export function worthwhile(log: readonly string[]): number[] {
  const times = new Map<string, number>();
  return [...log.keys()].filter((at) => {
    const call = log[at]!.replace(/[0-9a-f]{8}\.tmp$/, '').replace(/\d{4}-\d\d-\d\dT[\d.-]+Z/, '');
    const count = (times.get(call) ?? 0) + 1;
    times.set(call, count);
    return count <= OFTEN || count % SELDOM === 0;
  });
}

const faultsOf = (call: string): readonly Fault[] =>
  call === 'write' ? [...SYSTEM_CODES, LATE, ...SHORT_WRITES] : [...SYSTEM_CODES, LATE];

/** A fresh stage on which only what follows counts as calls. */
export async function setUp(scenario: Scenario): Promise<{ stage: Stage; running: Running }> {
  const stage = { files: new MemoryFiles(), time: new ManualTime(), witness: new Witness() };
  const running = await scenario.prepare(stage);
  stage.files.calls = [];
  stage.files.log = [];
  return { stage, running };
}

async function runOnce(scenario: Scenario, { at, fault, isSticky }: Trouble, seen: Set<string>): Promise<Tally> {
  const { stage, running } = await setUp(scenario);
  const { files, witness } = stage;
  files.fault = faultAt(at, fault, isSticky);
  await running.act();
  running.examine();
  checkFiles(stage, scenario);
  const cut = await startAgain(scenario, stage, files.afterPowerCut('lost'), seen);
  files.fault = () => null;
  await running.goOn();
  const target = running.target();
  if (target !== null) {
    witness.expect(files.durableText(target) === witness.last, 'not saved on a disk that is well again (D3)');
    witness.promised(witness.states.length - 1);
  }
  const next = await startAgain(scenario, stage, files.afterKill(), seen);
  const wrong = [...witness.wrong, ...cut.wrong.map((what) => `after a power cut: ${what}`), ...next.wrong];
  return { runs: 1 + cut.runs + next.runs, wrong };
}

/** False for a disk that was started from before with the same promises; what a lock says is no difference. */
export function isNew(seen: Set<string>, files: MemoryFiles, { floor, states, parts }: Witness): boolean {
  const told = files.paths().filter((path) => !isLock(path));
  const content = told.map((path) => [path.replace(/[0-9a-f]{8}\.tmp$/, ''), files.text(path)]);
  const key = createHash('sha1')
    .update(JSON.stringify([floor, states.length, [...parts], content]))
    .digest('base64');
  const isFirst = !seen.has(key);
  seen.add(key);
  return isFirst;
}

/** What is wrong after the next start on the disk, which has to give back all that was promised; each disk once. */
async function startAgain(scenario: Scenario, stage: Stage, files: MemoryFiles, seen: Set<string>): Promise<Tally> {
  const witness = stage.witness.heir();
  if (!isNew(seen, files, witness)) return { runs: 0, wrong: [] };
  const next = { files, time: new ManualTime(stage.time.now() + A_DAY), witness };
  const swept = sweptFolders(next);
  const found = await scenario.recover(next);
  const number = found === null ? -1 : witness.states.lastIndexOf(found);
  const { floor } = stage.witness;
  witness.expect(number >= floor, `gives back state ${number}, though ${floor} was promised (D1)`);
  const left = leftOver(next, swept);
  witness.expect(left.length === 0, `left over: ${left.join()} (D3)`);
  checkFiles(next, scenario);
  return { runs: 1, wrong: witness.wrong };
}
