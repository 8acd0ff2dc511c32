package io.foretell.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/** The parser's settings, within {@link Limits}. */
final class StrictJson {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(Limits.VALUE_BYTES)
                    .maxNestingDepth(Limits.DEPTH + 1) // ours is counted while skipping, to tell it from other limits
                    .maxTokenCount(Limits.TOKENS)
                    .maxNumberLength(Limits.NUMBER_CHARACTERS)
                    .maxStringLength(Limits.VALUE_BYTES)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // to tell NaN from garbage: it is refused, by name
            .build();

    private StrictJson() {}
}
