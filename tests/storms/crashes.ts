import { generator } from '../builders/random.ts';
import { faultAt } from '../fakes/faults.ts';
import { ManualTime } from '../fakes/manual-time.ts';
import type { DurableView } from '../fakes/memory-disk.ts';
import type { MemoryFiles } from '../fakes/memory-files.ts';
import { checkBackups, checkFiles } from './checks.ts';
import { isNew, setUp, worthwhile, type Tally } from './errors.ts';
import { leftOver, sweptFolders } from './program.ts';
import type { Scenario, Stage } from './scenario.ts';
import type { Witness } from './witness.ts';

/**
 * **Crash mode** (PROMISES §4.1): the power goes at every call of a scenario, and the disk is left in every way it can
 * be. The next start gives back nothing older than what was acknowledged or shown as saved. That start is cut off at
 * its calls as well, and so is the one after it; of these inner ones a sample is taken, the same for the same seed.
 */

/** How many times a start after a crash is cut off itself. */
const NESTED = 2;

/** After each crash the start is cut off at one call in so many, another one each time. */
const STRIDE = 16;

/** A disk as a crash left it, and what must come back from it. */
interface Wreck {
  readonly scenario: Scenario;
  readonly files: MemoryFiles;
  readonly view: DurableView;
  readonly witness: Witness;
  readonly label: string;
}

/** Cuts the power at every call of the scenario. */
export async function runCrashes(scenario: Scenario, seed: number): Promise<Tally> {
  const storm = new Storm(seed);
  const whole = await setUp(scenario);
  await whole.running.act();
  const { log } = whole.stage.files;
  for (const at of [...worthwhile(log), log.length]) {
    const { stage, running } = await setUp(scenario);
    const { files } = stage;
    files.fault = faultAt(at, 'halt');
    await Promise.race([running.act(), files.stopped]);
    const witness = stage.witness.heir(); // Whoever else writes the file goes on; what they do now is of no account.
    const label = `${scenario.name}: the power goes at call ${at} (${log[at] ?? 'the end'})`;
    const views = files.views();
    for (const view of views) await storm.restart({ scenario, files, view, witness, label }, 'many calls', 0);
  }
  return storm.tally;
}

class Storm {
  readonly tally: Tally = { runs: 0, wrong: [] };
  readonly #seen = new Set<string>();
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = generator(seed);
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  /** Starts the program on the wreck and checks what it gives back; then cuts that start off. */
  async restart(wreck: Wreck, cutting: 'many calls' | 'one call', depth: number): Promise<void> {
    const { scenario, witness } = wreck;
    const label = `${wreck.label}; ${wreck.view.label}`;
    const stage = stageOn(wreck);
    if (!isNew(this.#seen, stage.files, witness)) return;
    const swept = sweptFolders(stage);
    const found = await scenario.recover(stage);
    const number = found === null ? -1 : witness.states.lastIndexOf(found);
    stage.witness.expect(
      number >= witness.floor,
      `gives back state ${number}, though ${witness.floor} was promised (D1, D2)`,
    );
    const left = leftOver(stage, swept);
    stage.witness.expect(left.length === 0, `left over: ${left.join()} (D3)`);
    checkFiles(stage, scenario);
    checkBackups(stage, scenario);
    this.tally.runs += 1;
    this.tally.wrong.push(...stage.witness.wrong.map((what) => `${label}: ${what}`));
    if (depth === NESTED || stage.witness.wrong.length > 0) return;
    const count = stage.files.calls.length;
    const step = cutting === 'many calls' ? STRIDE : count;
    for (let at = this.below(step); at < count; at += step) await this.#cutOff(wreck, at, number, label, depth);
  }

  /** Cuts a start off at a call and goes on from one of the views that this leaves. */
  async #cutOff(wreck: Wreck, at: number, number: number, label: string, depth: number): Promise<void> {
    const stage = stageOn(wreck);
    stage.witness.promised(number); // The disk held it, so the next start has to find it.
    stage.files.fault = faultAt(at, 'halt');
    await Promise.race([wreck.scenario.recover(stage), stage.files.stopped]);
    this.tally.runs += 1;
    const { files, witness } = stage;
    const views = files.views();
    const view = views[this.below(views.length)]!;
    const where = `${label}; then at call ${at} of the start (${files.log[at] ?? 'the end'})`;
    await this.restart({ scenario: wreck.scenario, files, view, witness, label: where }, 'one call', depth + 1);
  }
}

/** Another day, so that nothing counts as still under way. */
const stageOn = ({ files, view, witness }: Wreck): Stage => ({
  files: files.restarted(view),
  time: new ManualTime(Date.UTC(2026, 10, 25, 9, 0, 0)),
  witness: witness.heir(),
});
