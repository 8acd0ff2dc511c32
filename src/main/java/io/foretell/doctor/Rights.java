package io.foretell.doctor;

import io.foretell.spec.Spec;
import io.foretell.topology.Instance;
import io.foretell.topology.MissingRights;
import io.foretell.topology.NeededRights;
import io.foretell.topology.Right;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * May this user do what an instance does? Only topics and groups tell; transactional ids do not. One that may run a part
 * need not be able to run the other.
 */
record Rights(Admin admin, Spec spec) implements Look {

    @Override
    public String subject() {
        return "rights";
    }

    @Override
    public List<Finding> look() throws ExecutionException, InterruptedException {
        List<Right> predictor = missing(Instance.Part.PREDICT);
        List<Right> trainer = missing(Instance.Part.TRAIN);
        if (predictor.isEmpty() && trainer.isEmpty()) {
            return List.of(Finding.well(subject(), "all that topics and groups need are there"));
        }
        if (predictor.isEmpty()) {
            return List.of(Finding.note(subject(), "enough for a predictor, a trainer misses " + list(trainer),
                    "As it should be, if another user runs the trainer."));
        }
        if (trainer.isEmpty()) {
            return List.of(Finding.note(subject(), "enough for a trainer, a predictor misses " + list(predictor),
                    "As it should be, if another user runs the predictor."));
        }
        return List.of(
                Finding.ill(subject(), "a predictor misses " + list(predictor), "Grant them to the user who runs it."),
                Finding.ill(subject(), "a trainer misses " + list(trainer), "Grant them to the user who runs it."));
    }

    private List<Right> missing(Instance.Part part) throws ExecutionException, InterruptedException {
        return new MissingRights(admin, NeededRights.of(spec, part)).find();
    }

    private static String list(List<Right> rights) {
        return rights.stream().map(Right::toString).collect(Collectors.joining("; "));
    }
}
