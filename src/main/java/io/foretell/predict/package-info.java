/** What happens to one event: score the last forecast, step, make the next: 5 of 5 on the fast path. */
package io.foretell.predict;
