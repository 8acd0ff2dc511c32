/**
 * Benchmarks of speed by JMH, those whom they compare with, and the command that runs them. Compiled with the profile
 * {@code jmh} alone; what they gave is kept and shown by the rest of this package, beside the tests.
 */
package io.foretell.speed;
