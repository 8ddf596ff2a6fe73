import { Component, type ReactNode } from 'react';
import styles from './Failure.module.css';

interface FailureState {
  readonly message: string | null;
}

/**
 * Stands in for the screen when drawing it failed through a mistake of ours: says so, says that the work is safe (it
 * is with main, change by change), and draws anew on request.
 */
export class Failure extends Component<{ readonly children: ReactNode }, FailureState> {
  override state: FailureState = { message: null };

  static getDerivedStateFromError(error: unknown): FailureState {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <main className={styles.failure} role="alert">
        <h1>The screen could not be drawn</h1>
        <p>Your work up to now is kept. Load the screen again to go on where you were.</p>
        <p>
          <code>{message}</code>
        </p>
        <button type="button" onClick={() => location.reload()}>
          Load again
        </button>
      </main>
    );
  }
}
