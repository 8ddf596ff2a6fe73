import { type KeyboardEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, Dialog, Heading, Modal, ModalOverlay, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { isKeyOf } from '../editor/index.ts';
import { useApp } from '../store/app-context.ts';
import dialogStyles from './Dialog.module.css';
import { KeyChanges } from './KeyChanges.tsx';
import { AllKeys, KeysHere } from './KeyLists.tsx';
import styles from './KeysDialog.module.css';
import { KeySheet } from './KeySheet.tsx';

/**
 * The keys: those that work here and now, all of them, and the way to change them. Its own key closes it again. What is
 * printed from here is a sheet of all keys.
 */
export function KeysDialog() {
  const app = useApp();
  // Asked for before the dialog takes the keyboard away.
  const [pane] = useState(() => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane ?? 'article');

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isKeyOf('help.keys', event.nativeEvent, app.keys())) return;
    event.preventDefault();
    app.closeDialog();
  };

  return (
    <ModalOverlay className={dialogStyles.overlay!} isOpen isDismissable onOpenChange={app.closeDialog}>
      <Modal className={`${dialogStyles.modal} ${styles.modal}`}>
        <Dialog className={dialogStyles.dialog!} aria-labelledby="keys-heading">
          <div className={styles.content} onKeyDown={onKeyDown} role="presentation">
            <header className={dialogStyles.head}>
              <Heading slot="title" id="keys-heading">
                Keys
              </Heading>
            </header>
            <Tabs className={styles.tabs!}>
              <TabList aria-label="Keys" className={styles.tabList!}>
                <Tab id="here">Here and now</Tab>
                <Tab id="all">All keys</Tab>
                <Tab id="change">Change…</Tab>
              </TabList>
              <TabPanel id="here" className={styles.panel!}>
                <KeysHere pane={pane} />
              </TabPanel>
              <TabPanel id="all" className={styles.panel!}>
                <AllKeys />
              </TabPanel>
              <TabPanel id="change" className={styles.changePanel!}>
                <KeyChanges />
              </TabPanel>
            </Tabs>
            <footer className={dialogStyles.foot}>
              <Button className={dialogStyles.quiet!} onPress={() => window.print()}>
                Print a sheet…
              </Button>
              <Button autoFocus slot="close" className={dialogStyles.quiet!}>
                Close
              </Button>
            </footer>
          </div>
        </Dialog>
      </Modal>
      {createPortal(<KeySheet />, document.body)}
    </ModalOverlay>
  );
}
