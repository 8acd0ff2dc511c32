/**
 * What benchmarks share: the conditions that figures were measured under, files of results, and the stretches of
 * documents that are made of them.
 */
package io.foretell.measure;
