/**
 * What Foretell does end to end, beside a broker in a process of its own: {@code benchmarks/endtoend/run}. Each
 * measurement is a package; what they share is {@code bench}.
 */
package io.foretell.endtoend;
