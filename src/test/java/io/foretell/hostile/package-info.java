/**
 * Input that means harm or is broken, from a seed: in short runs as tests, in long ones by
 * {@code benchmarks/hostile/run}.
 */
package io.foretell.hostile;
