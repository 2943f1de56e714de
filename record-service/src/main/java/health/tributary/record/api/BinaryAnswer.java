package health.tributary.record.api;

import java.util.Objects;

/** An answer to a request for a document. */
sealed interface BinaryAnswer {
    /**
     * The document.
     *
     * @param contentType a media type that is safe in a header and in JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(BinaryId id, String contentType, byte[] bytes) implements BinaryAnswer {
        public Content {
            Objects.requireNonNull(id);
            Objects.requireNonNull(contentType);
            Objects.requireNonNull(bytes);
        }

        @Override
        public String toString() {
            return "Content(" + bytes.length + " bytes, redacted)";
        }
    }

    /** Why there is none. */
    record Refused(Refusal refusal) implements BinaryAnswer {
        public Refused {
            Objects.requireNonNull(refusal);
        }
    }
}
