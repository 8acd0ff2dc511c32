package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.predict.KeyState;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Guarantee;
import io.foretell.topology.Remedies.Remedy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RemediesTest {

    private static final Blueprint BLUEPRINT = Blueprint.of(Specs.number("app"));

    private final Remedies remedies = Remedies.under(Guarantee.EXACTLY_ONCE);

    @Test
    void bytesNotMetBefore_areTheLocalStores() {
        assertThat(remedies.against(damage(0, "k", "some"))).isEqualTo(Remedy.RESTORE);
        assertThat(remedies.against(damage(0, "k", "others"))).isEqualTo(Remedy.RESTORE);
        assertThat(remedies.against(damage(0, "another", "some"))).isEqualTo(Remedy.RESTORE);
    }

    @Test
    void bytesMetAgain_areTheChangelogsAndSoIsAllOtherDamageOfTheTask() {
        remedies.against(damage(0, "k", "some"));
        assertThat(remedies.against(damage(0, "k", "some"))).isEqualTo(Remedy.REBUILD);
        assertThat(remedies.against(damage(0, "another", "others"))).isEqualTo(Remedy.REBUILD);
        assertThat(remedies.against(damage(1, "k", "some"))).as("another task").isEqualTo(Remedy.RESTORE);
    }

    @Test
    void atLeastOnce_restoresNothing() {
        assertThat(Remedies.under(Guarantee.AT_LEAST_ONCE).against(damage(0, "k", "some"))).isEqualTo(Remedy.REBUILD);
    }

    @Test
    void everyRemedy_hasItsLimit() {
        int many = Remedies.RESTORATIONS + Remedies.REBUILDS + 5;
        Stream<Remedy> taken = IntStream.range(0, many).mapToObj(i -> remedies.against(damage(0, "k" + i, "some")));
        Stream<List<Remedy>> allowed = Stream.of(
                nTimes(Remedies.RESTORATIONS, Remedy.RESTORE),
                nTimes(Remedies.REBUILDS, Remedy.REBUILD),
                nTimes(5, Remedy.START_AFRESH));
        assertThat(taken).containsExactlyElementsOf(allowed.flatMap(List::stream).toList());
    }

    private static List<Remedy> nTimes(int n, Remedy remedy) {
        return Stream.generate(() -> remedy).limit(n).toList();
    }

    private static Damage damage(int partition, String key, String stored) {
        byte[] bytes = stored.getBytes(StandardCharsets.UTF_8);
        return new Damage(partition, 7, key, bytes, "state: off", new KeyState(BLUEPRINT));
    }
}
