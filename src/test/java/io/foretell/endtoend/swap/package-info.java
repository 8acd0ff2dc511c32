/** Whether events wait when new weights come, and how soon predictions are made with them. */
package io.foretell.endtoend.swap;
