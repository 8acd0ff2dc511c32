package io.foretell.endtoend.swap;

/**
 * One swap, in milliseconds.
 *
 * @param longestWith    wait of an event that was due in the half gap from when the weights began to be written
 * @param longestWithout wait of an event that was due in the half gap before
 * @param untilUsed      from the commit of the weights until a prediction that names them could be read
 */
public record Swap(double longestWith, double longestWithout, double untilUsed) {

    double longer() {
        return longestWith - longestWithout;
    }
}
