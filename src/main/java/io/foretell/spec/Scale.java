package io.foretell.spec;

/** How a number is brought near zero mean and unit deviation before the network sees it. */
public enum Scale {
    /** As it is. */
    NONE,
    /** By the mean and deviation over all keys, which the snapshot carries. */
    STANDARD,
    /** {@link #STANDARD} after sign(v)·log(1 + |v|). */
    LOG_STANDARD,
    /** By the running mean and deviation of its own key, kept in that key's state. */
    PER_KEY
}
