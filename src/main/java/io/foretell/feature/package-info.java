/** Event ➜ x(t) and target; scaling and vocabularies: 2 of 5 on the fast path. */
package io.foretell.feature;
