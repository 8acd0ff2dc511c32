package io.foretell.doctor;

import java.util.List;
import java.util.concurrent.ExecutionException;

/** One part of an examination; changes nothing. */
interface Look {

    /** What it is called if it is not possible. */
    String subject();

    List<Finding> look() throws ExecutionException, InterruptedException;
}
