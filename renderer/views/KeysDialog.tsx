import { Dialog, Heading, Modal, ModalOverlay, Button } from 'react-aria-components';
import { commandsFor } from '../../shared/commands/index.ts';
import { useApp, useScheme } from '../store/app-context.ts';
import styles from './Dialog.module.css';
import { keyLabel } from './words.ts';

const GROUPS = [
  ['tag', 'Tag'],
  ['view', 'Go and look'],
  ['edit', 'Edit'],
  ['file', 'File'],
] as const;

/** Every key there is, read off the declared commands. */
export function KeysDialog() {
  const app = useApp();
  const commands = commandsFor(useScheme());
  return (
    <ModalOverlay className={styles.overlay!} isOpen isDismissable onOpenChange={app.closeDialog}>
      <Modal className={`${styles.modal} ${styles.keys}`}>
        <Dialog className={styles.dialog!} aria-labelledby="keys-heading">
          <header className={styles.head}>
            <Heading slot="title" id="keys-heading">
              Keys
            </Heading>
            <p>Letters act in Tag mode, while the caret is in the article. Esc brings the caret back there.</p>
          </header>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
          <div className={styles.keyGroups} tabIndex={0} role="group" aria-label="All keys">
            <div className={styles.keyColumns}>
              {GROUPS.map(([menu, label]) => (
                <section key={menu} aria-label={label}>
                  <h3>{label}</h3>
                  <dl>
                    {commands
                      .filter((command) => command.menu === menu && command.keys.length > 0)
                      .map((command) => (
                        <div key={command.id}>
                          <dt>{command.label}</dt>
                          <dd>
                            {command.keys.map((key) => (
                              <kbd key={key}>{keyLabel(key)}</kbd>
                            ))}
                          </dd>
                        </div>
                      ))}
                  </dl>
                </section>
              ))}
              <section aria-label="Move the caret">
                <h3>Move the caret</h3>
                <dl>
                  <div>
                    <dt>Character, word, line</dt>
                    <dd>
                      <kbd>← →</kbd>
                      <kbd>Ctrl+← →</kbd>
                      <kbd>↑ ↓</kbd>
                    </dd>
                  </div>
                  <div>
                    <dt>Extend the selection</dt>
                    <dd>
                      <kbd>Shift</kbd> with any of them
                    </dd>
                  </div>
                  <div>
                    <dt>Back to the article</dt>
                    <dd>
                      <kbd>Esc</kbd>
                    </dd>
                  </div>
                </dl>
              </section>
            </div>
          </div>
          <footer className={styles.foot}>
            <Button autoFocus slot="close" className={styles.quiet!}>
              Close
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
