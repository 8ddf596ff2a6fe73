import { useEffect, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { type QuoteCheck, quotesIn } from '../../../shared/analysis/verbatim/check-article.ts';
import { quoteOfClaim } from '../../../shared/annotations/attribution.ts';
import { VERBATIM_FIELD, wordingOf } from '../../../shared/annotations/wording.ts';
import type { VerbatimState } from '../../../shared/model/source-text.ts';
import type { EditorSnapshot } from '../../editor/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import dialog from '../Dialog.module.css';
import { QuoteList } from './QuoteList.tsx';
import { StateFilter } from './StateFilter.tsx';
import { SourceBar } from './SourceBar.tsx';
import { STATE_SIGNS } from './state-signs.ts';
import { WordingDetail } from './WordingDetail.tsx';
import styles from './Wording.module.css';

/**
 * The quotes of the article against what was said: attached sources above, the quotes with what each came to, and the
 * chosen one beside the words of its source. Nothing is written until a result is taken.
 */
export function WordingDialog() {
  const app = useApp();
  const snapshot = useAppState((state) => state.snapshot);
  return (
    <ModalOverlay className={dialog.overlay!} isOpen isDismissable onOpenChange={app.closeDialog}>
      <Modal className={`${dialog.modal} ${styles.modal}`}>
        <Dialog className={dialog.dialog!} aria-labelledby="wording-heading">
          {snapshot !== null && <Content snapshot={snapshot} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Content({ snapshot }: { snapshot: EditorSnapshot }) {
  const app = useApp();
  const { set } = snapshot;
  const checks = useAppState((state) => state.wording.checks);
  const [only, setOnly] = useState<VerbatimState | null>(null);
  const all = quotesIn(set);
  const quotes = only === null ? all : all.filter(({ id }) => checks.get(id)?.result.state === only);
  const isReadOnly = useAppState((state) => state.saveState?.state === 'read-only');
  const [chosen, choose] = useState<string | null>(() => firstChosen(snapshot));
  const quote = quotes.find(({ id }) => id === chosen) ?? quotes[0] ?? null;
  const check = quote === null ? undefined : checks.get(quote.id);
  const open = all.filter(({ id, attributes }) => {
    const found = checks.get(id);
    return found !== undefined && isForAll(found) && attributes[VERBATIM_FIELD] !== found.result.state;
  });
  useEffect(() => {
    void app.wording.run();
    return app.wording.cancel;
  }, [app]);

  const take = (decided?: VerbatimState) => {
    if (quote === null || check === undefined || isReadOnly) return;
    app.wording.take([quote.id], decided);
    const next = quotes[quotes.findIndex(({ id }) => id === quote.id) + 1];
    if (decided === undefined && next !== undefined) choose(next.id);
  };
  const taken = quote === null ? null : wordingOf(quote);
  return (
    <>
      <header className={dialog.head}>
        <Heading slot="title" id="wording-heading">
          Check the wording
        </Heading>
        <SourceBar set={set} quote={quote} />
      </header>
      <div className={styles.body}>
        <div className={styles.side}>
          {checks.size > 0 && <StateFilter checks={checks} only={only} onFilter={setOnly} />}
          <QuoteList
            quotes={quotes}
            chosen={quote?.id ?? null}
            onChoose={choose}
            onTake={() => take()}
            onTakeAll={() => app.wording.take(open.map(({ id }) => id))}
            onDecide={take}
          />
        </div>
        {quote === null ? (
          <p className={styles.empty}>
            {all.length === 0 ? 'No quote is tagged in this article yet.' : 'No quote came to this.'}
          </p>
        ) : (
          <WordingDetail quote={quote} check={check ?? null} taken={taken} onDecide={take} isReadOnly={isReadOnly} />
        )}
      </div>
      <footer className={dialog.foot}>
        <span className={styles.keys}>
          <kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>Enter</kbd> take, <kbd>1</kbd>–<kbd>5</kbd> decide yourself
        </span>
        <Button slot="close" className={dialog.quiet!}>
          Close
        </Button>
        <Button
          className={dialog.quiet!}
          isDisabled={open.length === 0 || isReadOnly}
          onPress={() => app.wording.take(open.map(({ id }) => id))}
        >
          Take {open.length === 0 ? 'all' : `all ${open.length} found`} <kbd>Ctrl+Enter</kbd>
        </Button>
        <Button className={dialog.primary!} isDisabled={check === undefined || isReadOnly} onPress={() => take()}>
          Take{check === undefined ? '' : `: ${STATE_SIGNS[check.result.state].label.toLowerCase()}`}
        </Button>
      </footer>
    </>
  );
}

/** Words that nobody claims, and those that may stand in a source nobody has attached yet, are decided one by one. */
const isForAll = ({ form, result }: QuoteCheck): boolean => form !== 'indirect' && result.state !== 'not-found';

/** The quote one is at, or the one whose claim one is at. */
function firstChosen({ set, focus }: EditorSnapshot): string | null {
  const active = focus.active === null ? null : set.findAnnotation(focus.active);
  if (active?.kind === 'claim') return quoteOfClaim(set, active.id)?.id ?? null;
  return active?.kind === 'quote' ? active.id : null;
}
