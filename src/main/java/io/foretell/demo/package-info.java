/** The demo: real series through a broker, a predictor and a trainer in this JVM, and a tally of how it goes. */
package io.foretell.demo;
