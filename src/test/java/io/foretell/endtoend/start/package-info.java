/** How long {@code ./foretell run} takes from nothing to its first prediction, on a broker that is there. */
package io.foretell.endtoend.start;
