package io.foretell.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Tensor;
import io.foretell.spec.Feature;
import io.foretell.spec.LstmSize;
import io.foretell.spec.Scale;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFileTest {

    private static final Blueprint TINY = Blueprint.of(Models.spec(
            List.of(new Feature.Number("v", Scale.STANDARD), new Feature.Category("c", new Vocabulary.Open(2))),
            new Target.Number("v", Scale.STANDARD, 1),
            new LstmSize(1, 1)));

    static List<Blueprint> models() {
        return Models.all();
    }

    private static Snapshot tiny() {
        return Models.learned(TINY, 3, 2);
    }

    @ParameterizedTest
    @MethodSource("models")
    void written_readsBackBitForBit(Blueprint blueprint) {
        Snapshot snapshot = Models.learned(blueprint, 5, 4);
        snapshot.weights().bias(0).data[0] = -0f;
        snapshot.weights().bias(0).data[1] = Float.MIN_VALUE;

        Snapshot read = SnapshotFile.read(SnapshotFile.write(snapshot), blueprint);

        assertThat(read.version()).isEqualTo(5);
        assertThat(read.statistics()).isEqualTo(snapshot.statistics());
        assertThat(read.vocabularies()).isEqualTo(snapshot.vocabularies());
        assertThat(read.fingerprint()).isEqualTo(snapshot.fingerprint());
        for (int i = 0; i < snapshot.weights().tensors().size(); i++) {
            Tensor expected = snapshot.weights().tensors().get(i);
            assertThat(bits(read.weights().tensors().get(i).matrix().data))
                    .as(expected.name())
                    .isEqualTo(bits(expected.matrix().data));
        }
        assertThat(SnapshotFile.write(read)).isEqualTo(SnapshotFile.write(snapshot));
    }

    @Test
    void firstSnapshot_readsBack() {
        Snapshot first = Snapshot.initial(TINY);

        assertThat(SnapshotFile.write(SnapshotFile.read(SnapshotFile.write(first), TINY)))
                .isEqualTo(SnapshotFile.write(Snapshot.initial(TINY)));
    }

    @Test
    void oddWords_surviveTheFile() {
        Snapshot first = tiny();
        Snapshot odd = Snapshot.of(
                1,
                first.fingerprint(),
                first.weights(),
                first.statistics(),
                new Vocabularies(List.of(List.of("\ud800\"\\ü\u001f", "😀"))));

        assertThat(SnapshotFile.read(SnapshotFile.write(odd), TINY).vocabularies()).isEqualTo(odd.vocabularies());
    }

    private static Snapshot regranted() {
        Vocabularies vocabularies = new Vocabularies(List.of(List.of("w0", "x")), List.of(List.of(0L, 3L)));
        return Snapshot.of(3, tiny().fingerprint(), tiny().weights(), tiny().statistics(), vocabularies);
    }

    @Test
    void placesThatChangedHands_keepTheirVersions() {
        byte[] file = SnapshotFile.write(regranted());
        Snapshot read = SnapshotFile.read(file, TINY);

        assertThat(read.vocabularies()).isEqualTo(regranted().vocabularies());
        assertThat(SnapshotFile.write(read)).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[[0,4]]                 | has 4, allowed are whole numbers from 0 to 3",
        "[[0,-1]]                | has -1, allowed",
        "[[0,18446744073709551617]] | has 18446744073709551617, allowed",
        "[[0,3.0]]               | has 3.0, allowed",
        "[[0,\\\"3\\\"]]           | has \"3\", allowed",
        "[[0]]                   | values=[2], versions=[1]",
        "[0,3]                   | values=[2], versions=[0, 0]",
        "[]                      | values=[2], versions=[]",
        "{}                      | foretell.since is no list",
    })
    void impossibleVersionOfAPlace_isRefused(String replacement, String reason) {
        byte[] altered = alter(SnapshotFile.write(regranted()), "[[0,3]]", replacement);

        assertThatThrownBy(() -> SnapshotFile.read(altered, TINY))
                .isInstanceOf(RefusedSnapshot.class)
                .hasMessageStartingWith("snapshot: ")
                .hasMessageContaining(reason);
    }

    /** As any other reader of safetensors would do it. */
    @Test
    void file_isPlainSafetensorsWithTorchsNames() throws IOException {
        Blueprint blueprint = Models.category();
        Snapshot snapshot = Models.learned(blueprint, 5, 4);
        ByteBuffer file = ByteBuffer.wrap(SnapshotFile.write(snapshot)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) file.getLong(0);
        JsonNode header = new ObjectMapper().readTree(file.array(), 8, length);

        assertThat((8 + length) % 8).isZero();
        assertThat(header.fieldNames()).toIterable().containsExactly(
                "__metadata__",
                "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0",
                "weight_ih_l1", "weight_hh_l1", "bias_ih_l1", "bias_hh_l1",
                "output.weight", "output.bias");
        int inputs = blueprint.shape().inputs();
        JsonNode tensor = header.get("weight_ih_l0");
        assertThat(tensor.get("shape").toString()).isEqualTo("[16," + inputs + "]");
        int begin = 8 + length + tensor.get("data_offsets").get(0).intValue();
        for (int gate = 0; gate < 16; gate++) {
            for (int input = 0; input < inputs; input++) {
                assertThat(file.getFloat(begin + 4 * (gate * inputs + input)))
                        .isEqualTo(snapshot.weights().input(0).get(input, gate));
            }
        }
        assertThat(header.get("__metadata__").get("foretell.version").textValue()).isEqualTo("5");
    }

    @Test
    void everyTruncation_isRefused() {
        byte[] file = SnapshotFile.write(tiny());
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> SnapshotFile.read(cut, TINY)).isInstanceOf(RefusedSnapshot.class);
        }
        assertThatThrownBy(() -> SnapshotFile.read(Arrays.copyOf(file, file.length + 1), TINY))
                .isInstanceOf(RefusedSnapshot.class)
                .hasMessageContaining("the header speaks of");
    }

    @Test
    void everyFlippedByte_isRefusedOrReadAsAnotherSnapshot() {
        byte[] file = SnapshotFile.write(tiny());
        for (int i = 0; i < file.length; i++) {
            byte[] flipped = file.clone();
            flipped[i] ^= 0x55;
            try {
                Snapshot read = SnapshotFile.read(flipped, TINY);
                assertThat(read.weights().finite()).isTrue();
            } catch (RefusedSnapshot e) {
                assertThat(e).hasMessageStartingWith("snapshot: ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 0, 1, Integer.MAX_VALUE, 1L << 32})
    void absurdHeaderLength_isRefused(long length) {
        byte[] file = SnapshotFile.write(tiny());
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);

        assertThatThrownBy(() -> SnapshotFile.read(file, TINY))
                .isInstanceOf(RefusedSnapshot.class)
                .hasMessageContaining("header=" + Long.toUnsignedString(length) + " bytes, allowed are 2 to ");
    }

    /** Each replaces text of the header by other text of the same length, or pads it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"dtype\":\"F32\"           | \"dtype\":\"F16\"           | dtype=F16, allowed is F32",
        "\"shape\":[4,5]             | \"shape\":[5,4]             | weight_ih_l0: shape=[5, 4], expected is [4, 5]",
        "\"shape\":[4,5]             | \"shape\":[4,6]             | does not fill its 80 bytes",
        "\"shape\":[4,5]             | \"shape\":[-4,5]            | needs whole numbers, found -4",
        "\"shape\":[4,5]             | \"shape\":[4e0,5]           | needs whole numbers, found 4.0",
        "\"shape\":[4,5]             | \"shape\":[99999999999999999999,5] | needs whole numbers",
        "\"shape\":[4,5]             | \"shape\":[2147483647,2147483647]  | does not fill",
        "\"data_offsets\":[0,80]     | \"data_offsets\":[1,80]     | does not fill",
        "\"data_offsets\":[80,96]    | \"data_offsets\":[0,16]     | begins at",
        "\"data_offsets\":[0,80]     | \"data_offsets\":[80]       | needs a begin and an end",
        "weight_ih_l0                | weight_ih_l9                | tensor weight_ih_l0 is missing",
        "output.bias                 | output.base                 | tensor output.bias is missing",
        "\"foretell.format\":\"1\"   | \"foretell.format\":\"2\"   | foretell.format is 2, allowed is 1",
        "\"foretell.version\":\"3\"  | \"foretell.version\":\"-3\" | foretell.version is -3",
        "\"foretell.version\"        | \"forgotten.version\"       | foretell.version is missing",
        "0x1.9cp6                    | -0x1.9p6                    | must not be negative",
        "0x1.9cp6                    | NaN                         | which is not finite",
        "0x1.9cp6                    | 0xq                         | which is no number",
        "[[\\\"w0\\\",\\\"w1\\\"]]   | [[\\\"w0\\\",\\\"w0\\\"]]   | has two places",
        "[[\\\"w0\\\",\\\"w1\\\"]]   | [[\\\"w0\\\",\\\"w1\\\",\\\"w2\\\"]] | has 3 values, allowed are 2",
        "[[\\\"w0\\\",\\\"w1\\\"]]   | []                          | has 0 entries, expected are 1",
        "[[\\\"w0\\\",\\\"w1\\\"]]   | {}                          | is no list",
    })
    void alteredHeader_isRefusedWithItsReason(String found, String replacement, String reason) {
        byte[] altered = alter(SnapshotFile.write(tiny()), found, replacement);

        assertThatThrownBy(() -> SnapshotFile.read(altered, TINY))
                .isInstanceOf(RefusedSnapshot.class)
                .hasMessageStartingWith("snapshot: ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void weightThatIsNotFinite_isRefused(float weight) {
        byte[] file = SnapshotFile.write(tiny());
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, weight);

        assertThatThrownBy(() -> SnapshotFile.read(file, TINY))
                .isInstanceOf(RefusedSnapshot.class)
                .hasMessage("snapshot: version=3 has weights that are not finite");
    }

    @Test
    void snapshotOfAnotherSpec_isRefusedTellingWhatChangedAndTheWaysOut() {
        byte[] file = SnapshotFile.write(Models.learned(Models.number(1), 1, 2));

        assertThatThrownBy(() -> SnapshotFile.read(file, Models.number(3)))
                .isInstanceOf(RefusedSnapshot.class)
                .hasMessage("snapshot: made for another spec (the snapshot's ➜ this one's):"
                        + " target: number value standard horizon 1 ➜ number value standard horizon 3."
                        + " Give this spec another name, or start over with `foretell reset`");
    }

    @Test
    void tensorsInAnotherOrder_areTaken() {
        Snapshot snapshot = tiny();
        byte[] file = SnapshotFile.write(snapshot);
        byte[] renamed = alter(alter(file, "bias_ih_l0", "bias_xx_l0"), "bias_hh_l0", "bias_ih_l0");
        byte[] swapped = alter(renamed, "bias_xx_l0", "bias_hh_l0");

        assertThatCode(() -> SnapshotFile.read(swapped, TINY)).doesNotThrowAnyException();
        assertThat(SnapshotFile.read(swapped, TINY).weights().bias(0).data)
                .isEqualTo(snapshot.weights().bias(0).data);
    }

    /** Replaces the first occurrence in the header and mends the header's length. */
    private static byte[] alter(byte[] file, String found, String replacement) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) in.getLong();
        String header = new String(file, 8, length, StandardCharsets.UTF_8);
        assertThat(header).contains(found);
        int at = header.indexOf(found);
        byte[] altered = (header.substring(0, at) + replacement + header.substring(at + found.length()))
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + altered.length + file.length - 8 - length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(altered.length)
                .put(altered)
                .put(file, 8 + length, file.length - 8 - length)
                .array();
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }

    private static Snapshot calibrated() {
        return tiny().calibrated(new Calibration(List.of(1.5)));
    }

    @Test
    void spreads_readBackBitForBit() {
        Blueprint ahead = Models.number(3);
        Calibration odd = new Calibration(List.of(0.1 + 0.2, Calibration.LEAST, Math.nextDown(Calibration.MOST)));
        byte[] file = SnapshotFile.write(Models.learned(ahead, 5, 4).calibrated(odd));
        Snapshot read = SnapshotFile.read(file, ahead);

        assertThat(read.calibration()).isEqualTo(odd);
        assertThat(SnapshotFile.write(read)).isEqualTo(file);
        assertThat(SnapshotFile.read(SnapshotFile.write(tiny()), TINY).calibration()).isEqualTo(Calibration.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[]                          | has 0 entries, expected are 1",
        "[\\\"0x1p0\\\",\\\"0x1p0\\\"] | has 2 entries, expected are 1",
        "[\\\"0x1.1p3\\\"]             | spread=8.5, allowed: 0.125 to 8.0",
        "[\\\"-0x1p0\\\"]              | spread=-1.0, allowed: 0.125 to 8.0",
        "[\\\"NaN\\\"]                 | has NaN, which is not finite",
        "[\\\"Infinity\\\"]            | has Infinity, which is not finite",
        "[\\\"wide\\\"]                | has wide, which is no number",
        "{}                          | is no list",
    })
    void impossibleSpreads_areRefused(String replacement, String reason) {
        byte[] altered = alter(SnapshotFile.write(calibrated()), "[\\\"0x1.8p0\\\"]", replacement);

        assertThatThrownBy(() -> SnapshotFile.read(altered, TINY))
                .isInstanceOf(RefusedSnapshot.class)
                .hasMessageStartingWith("snapshot: ")
                .hasMessageContaining("foretell.spreads")
                .hasMessageContaining(reason);
    }

    @Test
    void spreadsOfAModelThatForecastsNoNumber_areRefused() {
        Blueprint category = Models.category();
        byte[] file = SnapshotFile.write(
                Models.learned(category, 5, 4).calibrated(new Calibration(List.of(1.5))));

        assertThatThrownBy(() -> SnapshotFile.read(file, category))
                .isInstanceOf(RefusedSnapshot.class)
                .hasMessageContaining("foretell.spreads has 1 entries, expected are 0");
    }
}
