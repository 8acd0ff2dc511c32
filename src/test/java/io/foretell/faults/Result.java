package io.foretell.faults;

import io.foretell.measure.Conditions;

/** One run, as it is kept. */
record Result(Plan plan, Conditions conditions, Verdict verdict) {}
