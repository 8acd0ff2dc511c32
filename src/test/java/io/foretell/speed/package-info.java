/**
 * Benchmarks of speed: what they gave, as it is kept, and the tables that are made of it. The benchmarks themselves and
 * those whom they compare with are in {@code src/jmh}, which {@code benchmarks/speed/run} builds and starts.
 */
package io.foretell.speed;
