/** The YAML file as validated records: what every other package is told, and none may change. */
package io.foretell.spec;
