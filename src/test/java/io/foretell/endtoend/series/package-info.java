/** Whether a predictor stays as it is: millions of events through one process, and what it takes for each million. */
package io.foretell.endtoend.series;
