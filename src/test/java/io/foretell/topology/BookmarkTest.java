package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookmarkTest {

    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("bookmarks"), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private Uuid id = Uuid.randomUuid();
    private int asked;

    @BeforeEach
    void openStore() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    }

    @Test
    void recordsInTheirOrder_areTakenAndTheTopicIsAskedForOnce() {
        Bookmark bookmark = open();
        turn(bookmark, 3, 1);
        turn(bookmark, 4, 1);
        turn(bookmark, 9, 2); // those between are not the user's
        turn(open(), 10, 3);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void offsetOfTheLastCommitOrEarlier_isRefusedByWhoeverIsNext() {
        Bookmark bookmark = open();
        turn(bookmark, 0, 1);
        turn(bookmark, 1, 1);
        // a commit, then
        turn(bookmark, 2, 2);
        turn(bookmark, 3, 2);
        // another
        assertThatThrownBy(() -> turn(open(), 0, 3)).isInstanceOf(OffsetWentBack.class);
        assertThatThrownBy(() -> turn(open(), 2, 3))
                .isInstanceOf(OffsetWentBack.class)
                .hasMessageContaining("topic=events, partition=1, offset=2");
        turn(open(), 4, 3);
    }

    @Test
    void recordThatWasTakenJustNow_isRefused() {
        Bookmark bookmark = open();
        turn(bookmark, 7, 1);
        turn(bookmark, 8, 1);
        assertThatThrownBy(() -> turn(bookmark, 8, 1)).isInstanceOf(OffsetWentBack.class);
    }

    @Test
    void topicThatWasDeletedAndCreatedAgain_isReadFromItsStart() {
        turn(open(), 500, 1);
        id = Uuid.randomUuid();
        Bookmark bookmark = open();
        turn(bookmark, 0, 2);
        turn(bookmark, 1, 2);
        assertThatThrownBy(() -> turn(open(), 0, 3)).isInstanceOf(OffsetWentBack.class);
    }

    private Bookmark open() {
        return new Bookmark(store, topic -> {
            asked++;
            return id;
        });
    }

    private static void turn(Bookmark bookmark, long offset, long now) {
        bookmark.turnTo(new At(offset), now);
    }

    private record At(long offset) implements RecordMetadata {

        @Override
        public String topic() {
            return "events";
        }

        @Override
        public int partition() {
            return 1;
        }
    }
}
