/** What all end-to-end measurements share: the broker, the load, the processes that are measured, and the documents. */
package io.foretell.endtoend.bench;
