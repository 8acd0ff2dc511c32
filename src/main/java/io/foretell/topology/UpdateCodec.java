package io.foretell.topology;

import io.foretell.learn.Update;
import io.foretell.snapshot.Blueprint;

/** Update ⇄ bytes; gives way to the one of {@code learn}. */
final class UpdateCodec {

    private UpdateCodec() {}

    static byte[] write(Update update) {
        throw new UnsupportedOperationException();
    }

    static Update read(byte[] bytes, Blueprint blueprint) {
        throw new UnsupportedOperationException();
    }
}
