package io.foretell.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.lstm.Network;
import io.foretell.spec.Feature;
import io.foretell.spec.LstmSize;
import io.foretell.spec.Scale;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * A file that PyTorch's own parameters were written to gives PyTorch's own outputs. The generator lies beside the file.
 */
class TorchGoldenTest {

    private static final Offset<Float> CLOSE = within(1e-6f);

    private static final Blueprint BLUEPRINT = Blueprint.of(Models.spec(
            List.of(
                    new Feature.Number("value", Scale.NONE),
                    new Feature.Category("type", new Vocabulary.Closed(List.of("a", "b")))),
            new Target.Number("value", Scale.NONE, 1),
            new LstmSize(3, 2)));

    @Test
    void fileOfTorch_givesTorchsOutputs() throws IOException {
        Snapshot snapshot = SnapshotFile.read(resource("torch.safetensors"), BLUEPRINT);
        JsonNode golden = new ObjectMapper().readTree(resource("torch.json"));
        Network.Workspace workspace = new Network.Workspace(BLUEPRINT.shape(), 1);
        float[] state = new float[BLUEPRINT.shape().state()];
        float[] z = new float[2];

        for (int t = 0; t < golden.get("values").size(); t++) {
            float[] dense = {golden.get("values").get(t).floatValue(), 0};
            int[] active = {2 + golden.get("places").get(t).intValue()};
            snapshot.network().step(state, dense, active, z, workspace);
            assertThat(z[0]).isCloseTo(golden.get("z").get(t).get(0).floatValue(), CLOSE);
            assertThat(z[1]).isCloseTo(golden.get("z").get(t).get(1).floatValue(), CLOSE);
        }

        assertThat(snapshot.version()).isEqualTo(42);
        for (int l = 0; l < 2; l++) {
            for (int i = 0; i < 3; i++) {
                int h = BLUEPRINT.shape().h(l) + i;
                assertThat(state[h]).isCloseTo(golden.get("h").get(l).get(i).floatValue(), CLOSE);
                assertThat(state[h + 3]).isCloseTo(golden.get("c").get(l).get(i).floatValue(), CLOSE);
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = TorchGoldenTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
