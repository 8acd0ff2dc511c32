/** The inner loops, plain and vectorised, behind one interface; the same bits from both. */
package io.foretell.lstm.kernel;
