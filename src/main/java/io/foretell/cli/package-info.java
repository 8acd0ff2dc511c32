/** The commands: run, demo, evaluate, check, broker. */
package io.foretell.cli;
