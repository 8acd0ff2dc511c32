/** The embedded broker. */
package io.foretell.broker;
