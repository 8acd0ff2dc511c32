/** Bytes ➜ event, or a reason why not: 1 of 5 on the fast path. */
package io.foretell.event;
