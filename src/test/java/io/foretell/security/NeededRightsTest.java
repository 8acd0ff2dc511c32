package io.foretell.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.topology.Instance;
import io.foretell.topology.NeededRights;
import io.foretell.topology.Right;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's table of rights and the code's say the same. */
class NeededRightsTest {

    private static final Spec SPEC = SpecReader.read("""
            name: shop
            input: {topic: clicks, key: user}
            features: [{field: price, type: number}]
            target: {field: price}
            """, Map.of());

    @Test
    void readme_listsWhatIsNeeded_andNothingMore() throws IOException {
        List<Grant> superfluous = new ArrayList<>(Grant.ofReadme("shop", "clicks"));
        for (Instance.Part part : Instance.Part.values()) {
            String user = part == Instance.Part.PREDICT ? "predictor" : "trainer";
            for (Right right : NeededRights.of(SPEC, part)) {
                List<Grant> covering = Grant.ofReadme("shop", "clicks").stream()
                        .filter(grant -> grant.user().equals(user)
                                && grant.covers(right.type(), right.name(), right.operation()))
                        .toList();
                assertThat(covering).as(user + ": " + right).hasSize(1);
                superfluous.removeAll(covering);
            }
        }
        assertThat(superfluous).isEmpty();
    }
}
