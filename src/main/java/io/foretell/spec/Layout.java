package io.foretell.spec;

import java.util.List;

/**
 * How large the model is that a spec asks for.
 *
 * @param dense      numbers in x(t)
 * @param active     one-hot blocks in x(t)
 * @param inputs     D: numbers and places of all one-hot blocks
 * @param outputs    K: 2 for each step ahead of a number (mean, log variance); one for each place of a category
 * @param parameters weights and biases of all layers and of the output
 */
public record Layout(int dense, int active, long inputs, long outputs, long parameters) {

    public static Layout of(Spec spec) {
        return of(spec.features(), spec.target(), spec.lstm());
    }

    static Layout of(List<Feature> features, Target target, LstmSize lstm) {
        int dense = features.stream().mapToInt(Layout::dense).sum();
        int active = (int) features.stream().filter(feature -> places(feature) > 0).count();
        long inputs = dense + features.stream().mapToLong(Layout::places).sum();
        long outputs = outputs(target);
        long hidden = lstm.hidden();
        long first = 4 * hidden * (inputs + hidden + 1); // U, W, b
        long above = 4 * hidden * (hidden + hidden + 1) * (lstm.layers() - 1);
        return new Layout(dense, active, inputs, outputs, first + above + outputs * (hidden + 1));
    }

    /** Numbers that a feature adds to x(t). */
    public static int dense(Feature feature) {
        if (feature instanceof Feature.Category || feature instanceof Feature.Cross) {
            return 0;
        }
        return feature instanceof Feature.Elapsed ? 1 : 2; // value and whether it is missing; sine and cosine
    }

    /** Places of the one-hot block that a feature adds to x(t); 0 if it adds none. */
    public static int places(Feature feature) {
        if (feature instanceof Feature.Category category) {
            return category.vocabulary().places();
        }
        return feature instanceof Feature.Cross cross ? cross.vocabulary().places() : 0;
    }

    private static long outputs(Target target) {
        if (target instanceof Target.Number number) {
            return 2L * number.horizon();
        }
        if (target instanceof Target.Category category) {
            return category.vocabulary().places();
        }
        return ((Target.Binary) target).per().map(per -> per.vocabulary().places()).orElse(1);
    }
}
