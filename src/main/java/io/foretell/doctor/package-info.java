/** Looks at a deployment from outside, by what its topics, groups and transactions are, and says what is wrong. */
package io.foretell.doctor;
