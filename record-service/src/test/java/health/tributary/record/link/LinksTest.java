package health.tributary.record.link;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import health.tributary.record.apply.Samples;
import health.tributary.record.link.Links.Redeemed;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final FeedId WATCH = new FeedId("watch");
    private static final SubjectId EVE = Samples.subject("eve");
    private static final SubjectId EVES_WATCH = Samples.subject("eve's watch");
    private static final Set<SubjectId> PERSON = Set.of(EVE);

    private final Time time = new Time();
    private final List<IdentityStatement> said = new ArrayList<>();
    private boolean brokerAnswers = true;
    private final Links links = new Links(
            new MemoryLinkStore(),
            statement -> brokerAnswers && said.add(statement),
            new LinkRules(Duration.ofMinutes(15), 5, 3),
            time,
            new SecureRandom());

    private static final class Time extends Clock {
        private Instant now = Samples.NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aCodeThatAFeedRedeemsIsALinkByThePatient() {
        String code = open();
        assertThat(links.redeem(WATCH, EVES_WATCH, " " + code.toLowerCase(Locale.ROOT)))
                .isEqualTo(Redeemed.LINKED);
        assertThat(said).hasSize(1);
        assertThat(said.get(0).kind()).isEqualTo(IdentityKind.LINK);
        assertThat(said.get(0).rank()).isEqualTo(Rank.PATIENT);
        assertThat(List.of(said.get(0).first(), said.get(0).second())).containsExactly(EVE, EVES_WATCH);
        assertThat(links.of(PERSON).get(0).linked().orElseThrow().feed()).isEqualTo(WATCH);
    }

    @Test
    void aCodeIsForOneUseAndTheSameUseAgainIsAnsweredTheSame() {
        String code = open();
        links.redeem(WATCH, EVES_WATCH, code);
        assertThat(links.redeem(WATCH, EVES_WATCH, code)).isEqualTo(Redeemed.LINKED);
        assertThat(links.redeem(WATCH, Samples.subject("mallory"), code)).isEqualTo(Redeemed.NO_SUCH_CODE);
        assertThat(links.redeem(new FeedId("other"), EVES_WATCH, code)).isEqualTo(Redeemed.NO_SUCH_CODE);
        assertThat(said).hasSize(1);
    }

    @Test
    void aCodeExpires() {
        String code = open();
        time.now = time.now.plus(Duration.ofMinutes(15));
        assertThat(links.redeem(WATCH, EVES_WATCH, code)).isEqualTo(Redeemed.NO_SUCH_CODE);
        assertThat(links.open(links.of(PERSON).get(0))).isFalse();
    }

    @Test
    void aRevokedCodeIsNone() {
        String code = open();
        assertThat(links.end(links.of(PERSON).get(0).id(), PERSON)).isTrue();
        assertThat(links.redeem(WATCH, EVES_WATCH, code)).isEqualTo(Redeemed.NO_SUCH_CODE);
        assertThat(said).isEmpty();
    }

    @Test
    void aLinkIsTakenBackByALaterWord() {
        links.redeem(WATCH, EVES_WATCH, open());
        assertThat(links.end(links.of(PERSON).get(0).id(), PERSON)).isTrue();
        assertThat(said).extracting(IdentityStatement::kind).containsExactly(IdentityKind.LINK, IdentityKind.UNLINK);
        assertThat(said.get(1).clock()).isGreaterThan(said.get(0).clock());
        assertThat(links.end("nothing", PERSON)).isFalse();
        assertThat(links.end(links.of(PERSON).get(0).id(), Set.of(Samples.subject("mallory"))))
                .isFalse();
    }

    @Test
    void aPersonHasFewCodesOpen() {
        for (int i = 0; i < 5; i++) {
            open();
        }
        assertThat(links.open(EVE, PERSON)).isEmpty();
        time.now = time.now.plus(Duration.ofMinutes(31));
        assertThat(links.open(EVE, PERSON)).isPresent();
        assertThat(links.of(PERSON)).hasSize(1);
    }

    @Test
    void aFeedTriesFewCodes() {
        String code = open();
        for (int i = 0; i < 3; i++) {
            assertThat(links.redeem(WATCH, EVES_WATCH, "22222-2222" + (i + 2))).isEqualTo(Redeemed.NO_SUCH_CODE);
        }
        assertThat(links.redeem(WATCH, EVES_WATCH, code)).isEqualTo(Redeemed.TOO_MANY_TRIES);
        assertThat(links.redeem(new FeedId("other"), EVES_WATCH, code)).isEqualTo(Redeemed.LINKED);
        time.now = time.now.plus(Duration.ofMinutes(15));
        assertThat(links.redeem(WATCH, EVES_WATCH, open())).isEqualTo(Redeemed.LINKED);
    }

    @Test
    void aLinkThatCouldNotBeToldIsToldLater() {
        brokerAnswers = false;
        assertThat(links.redeem(WATCH, EVES_WATCH, open())).isEqualTo(Redeemed.LINKED);
        assertThat(said).isEmpty();
        brokerAnswers = true;
        assertThat(links.finish()).isEqualTo(1);
        assertThat(said).hasSize(1);
        assertThat(links.finish()).isZero();
    }

    @Test
    void nobodyLinksThemselvesToThemselves() {
        assertThat(links.redeem(WATCH, EVE, open())).isEqualTo(Redeemed.ITSELF);
    }

    @Test
    void codesDifferAndShowNothingWhenPrinted() {
        Links.Opened one = links.open(EVE, PERSON).orElseThrow();
        Links.Opened other = links.open(EVE, PERSON).orElseThrow();
        assertThat(one.code()).isNotEqualTo(other.code());
        assertThat(one.toString()).doesNotContain(one.code().text());
        assertThat(one.link().code()).doesNotContain(one.code().text());
    }

    private String open() {
        return links.open(EVE, PERSON).orElseThrow().code().shown();
    }
}
