/** History, windows, rounds, merge, gate: how the weights get better beside the fast path. */
package io.foretell.learn;
