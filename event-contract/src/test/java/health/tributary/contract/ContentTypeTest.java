package health.tributary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentTypeTest {
    /** It stands in every stored envelope: another name would make documents of the archive unreadable. */
    @Test
    void documentsHaveTheMediaTypeThatTheyAlwaysHad() {
        assertThat(ContentType.CDA.mediaType()).isEqualTo("application/hl7-cda+xml");
        assertThat(ContentType.of("application/hl7-cda+xml")).contains(ContentType.CDA);
        assertThat(ContentType.of("application/xml")).isEmpty();
    }
}
