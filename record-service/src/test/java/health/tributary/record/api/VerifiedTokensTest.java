package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final JWTAuthContextInfo rules = new JWTAuthContextInfo();
    private final Watch watch = new Watch();
    private final Counted verifying = new Counted(NOON.plusSeconds(600));
    private final VerifiedTokens tokens = new VerifiedTokens(verifying, watch);

    @Test
    void aTokenIsVerifiedOnceInFiveMinutes() throws ParseException {
        JWTCallerPrincipal first = tokens.parse("one", rules);
        watch.now = NOON.plusSeconds(299);
        assertThat(tokens.parse("one", rules)).isSameAs(first);
        assertThat(verifying.calls).isEqualTo(1);
        watch.now = NOON.plusSeconds(300);
        tokens.parse("one", rules);
        assertThat(verifying.calls).isEqualTo(2);
    }

    @Test
    void anExpiredTokenIsVerifiedAgain() throws ParseException {
        verifying.expiry = NOON.plusSeconds(60);
        tokens.parse("one", rules);
        watch.now = NOON.plusSeconds(59);
        tokens.parse("one", rules);
        assertThat(verifying.calls).isEqualTo(1);
        watch.now = NOON.plusSeconds(60);
        verifying.valid = false;
        assertThatThrownBy(() -> tokens.parse("one", rules)).isInstanceOf(ParseException.class);
    }

    @Test
    void whatIsNotValidIsNeverRemembered() throws ParseException {
        verifying.valid = false;
        assertThatThrownBy(() -> tokens.parse("one", rules)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> tokens.parse("one", rules)).isInstanceOf(ParseException.class);
        assertThat(verifying.calls).isEqualTo(2);
        verifying.valid = true;
        assertThat(tokens.parse("one", rules)).isNotNull();
    }

    @Test
    void aTokenIsVerifiedForOtherRulesAndForEachOfItsCharacters() throws ParseException {
        tokens.parse("one", rules);
        tokens.parse("onE", rules);
        tokens.parse("one", new JWTAuthContextInfo());
        assertThat(verifying.calls).isEqualTo(3);
    }

    private static final class Watch extends Clock {
        private Instant now = NOON;

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

    private static final class Counted extends JWTCallerPrincipalFactory {
        private Instant expiry;
        private boolean valid = true;
        private int calls;

        Counted(Instant expiry) {
            this.expiry = expiry;
        }

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
            calls++;
            if (!valid) {
                throw new ParseException("not valid");
            }
            JwtClaims claims = new JwtClaims();
            claims.setExpirationTime(NumericDate.fromSeconds(expiry.getEpochSecond()));
            return new DefaultJWTCallerPrincipal(claims);
        }
    }
}
