import { done, refuse, type Result } from '../../shared/result.ts';
import { pause, type Printer, type World } from '../ports.ts';
import type { PagesToPrint } from './pages-to-print.ts';
import { withoutDates } from './pdf-dates.ts';
import { printPage } from './window.ts';

/** Prints by a window that nobody sees, one page after another. */

/** How long a page may take, a thousand sheets of it too. Milliseconds. */
const LIMIT = 120_000;

export function windowPrinter(pages: PagesToPrint, { services, timers }: Pick<World, 'services' | 'timers'>): Printer {
  let last: Promise<unknown> = Promise.resolve();
  const printNow = async (html: string): Promise<Result<Uint8Array>> => {
    const address = pages.offer(html, services.newId());
    const late = pause(timers, LIMIT).then(() => Promise.reject(new Error('Printing took too long')));
    try {
      return done(withoutDates(await Promise.race([printPage(address), late])));
    } catch (error) {
      console.error('A page could not be printed.', error);
      return refuse(FAILED);
    } finally {
      pages.withdraw(address);
    }
  };
  return {
    print(html) {
      const printed = last.then(() => printNow(html));
      last = printed;
      return printed;
    },
  };
}

const FAILED = {
  code: 'print/failed',
  message: 'The PDF could not be made. Export the HTML reading copy instead and print it from a browser.',
};
