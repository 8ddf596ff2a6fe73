import { articleScenarios } from './article-scenarios.ts';
import { convenienceScenarios } from './convenience-scenarios.ts';
import { fileScenarios } from './file-scenarios.ts';
import { foreignScenarios } from './foreign-scenarios.ts';
import type { Scenario } from './scenario.ts';

/** Every scenario; a new one is one more value in one of these lists. */
export const SCENARIOS: readonly Scenario[] = [
  ...fileScenarios,
  ...convenienceScenarios,
  ...articleScenarios,
  ...foreignScenarios,
];
