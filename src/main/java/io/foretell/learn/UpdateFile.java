package io.foretell.learn;

import io.foretell.feature.Moments;
import io.foretell.lstm.Loss;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import java.util.List;
import java.util.Map;

/**
 * Update ⇄ bytes, for the updates topic: layout version, fingerprint, then the update's fields in their order. The
 * weights are float32, so the size is about 4 bytes for each of the model's parameters.
 */
public final class UpdateFile {

    private static final long VERSION = 2;

    private UpdateFile() {}

    public static byte[] write(Update update, Blueprint blueprint) {
        return new Bytes.Out()
                .number(VERSION)
                .text(blueprint.fingerprint().hash())
                .text(update.task())
                .number(update.round())
                .number(update.base())
                .weights(update.delta())
                .number(update.trained())
                .number(update.current())
                .loss(update.currentLoss())
                .number(update.judged())
                .loss(update.judgedLoss())
                .moments(update.moments())
                .counts(update.words())
                .coverage(update.coverage())
                .done();
    }

    /**
     * @throws IllegalArgumentException saying what is off, if these are not the bytes of an update of this
     * blueprint's model
     */
    public static Update read(byte[] file, Blueprint blueprint) {
        Bytes.In in = new Bytes.In(file, "update");
        in.expect("version", VERSION);
        String fingerprint = in.text();
        if (!fingerprint.equals(blueprint.fingerprint().hash())) {
            throw in.refused("fingerprint=" + fingerprint + ", expected " + blueprint.fingerprint().hash());
        }
        String task = in.text();
        long round = in.number();
        long base = in.number();
        Weights delta = in.weights(blueprint.shape());
        long trained = in.number();
        long current = in.number();
        Loss currentLoss = in.loss();
        long judged = in.number();
        Loss judgedLoss = in.loss();
        List<Moments> moments = in.moments();
        List<Map<String, Long>> words = in.counts();
        List<Coverage> coverage = in.coverage();
        in.done();
        if (!delta.finite() || trained < 0) {
            throw in.refused("delta is not finite, or trained=" + trained + " is negative");
        }
        if (moments.size() != blueprint.features().scaled().size()
                || words.size() != blueprint.features().vocabularies().size()) {
            throw in.refused("moments=" + moments.size() + ", vocabularies=" + words.size());
        }
        if (!coverage.isEmpty() && coverage.size() != blueprint.targets().horizon()) {
            throw in.refused("coverages=" + coverage.size());
        }
        return new Update(
                task, round, base, delta, trained, current, currentLoss, judged, judgedLoss, moments, words,
                coverage);
    }
}
