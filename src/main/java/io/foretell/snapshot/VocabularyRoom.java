package io.foretell.snapshot;

import io.foretell.spec.Limits;
import io.foretell.spec.Target;
import java.util.Arrays;
import java.util.List;

/**
 * How much text may be in the words of each vocabulary together. Words are whatever comes, up to a kilobyte each: a
 * thousand long ones would make every prediction that tells a probability for each of them, and a hundred thousand the
 * header of every snapshot, larger than anybody takes. A word that finds no room is "anything else".
 *
 * <p>A word counts with the bytes that it has in a prediction, beside its probability. In a header, where it is escaped
 * twice, it has three and a half times as many at most.
 *
 * <pre>
 * room = places · min({@value #MOST_A_PLACE}, {@value #ALL} / places of all vocabularies)
 *        and no more than {@link Limits#PER_BYTES} for the words of a binary target's {@code per}
 * </pre>
 */
public final class VocabularyRoom {

    private static final int MOST_A_PLACE = 2000;
    private static final int ALL = 12_000_000;

    private final long[] rooms; // by vocabulary

    public VocabularyRoom(Blueprint blueprint) {
        long[] places = blueprint.features().vocabularies().stream().mapToLong(of -> of.places()).toArray();
        long all = Math.max(1, Arrays.stream(places).sum());
        rooms = new long[places.length];
        for (int i = 0; i < rooms.length; i++) {
            boolean per = blueprint.spec().target() instanceof Target.Binary && blueprint.targets().vocabulary() == i;
            long room = places[i] * Math.min(MOST_A_PLACE, ALL / all);
            rooms[i] = per ? Math.min(Limits.PER_BYTES, room) : room;
        }
    }

    /** What is left in a vocabulary that has these words; negative if they are too much. */
    public long left(int vocabulary, List<String> words) {
        return rooms[vocabulary] - words.stream().mapToLong(VocabularyRoom::taken).sum();
    }

    /** What a word takes of it. */
    public static long taken(String word) {
        long bytes = Limits.PER_VALUE_BYTES;
        for (int i = 0; i < word.length(); i++) {
            bytes += escaped(word.charAt(i));
        }
        return bytes;
    }

    private static int escaped(char c) {
        if (c < ' ') {
            return 6;
        }
        if (c < 0x80) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
