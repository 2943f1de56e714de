package health.tributary.record.api;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Verifies tokens, and each one once in {@value #TRUSTED_MINUTES} minutes only: a client sends the same token with every request,
 * and its signature costs more than most reads. A token is taken for verified until it expires, to the second; a key that
 * was withdrawn counts at most {@value #TRUSTED_MINUTES} minutes longer for tokens that were seen with it. What is not valid is
 * never remembered.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {
    private static final int TRUSTED_MINUTES = 5;
    private static final Duration TRUSTED = Duration.ofMinutes(TRUSTED_MINUTES);
    private static final int MAX_TOKENS = 10_000;
    /** Larger ones are verified each time, so that what is kept stays below some tens of MiB. */
    private static final int MAX_TOKEN_CHARACTERS = 4_096;

    private final JWTCallerPrincipalFactory verifying;
    private final Clock clock;
    private final Map<String, Verified> known = new LinkedHashMap<>(64, 0.75f, true);

    /** Verifies as the configuration of the service says. */
    public VerifiedTokens() {
        this(new DefaultJWTCallerPrincipalFactory(), Clock.systemUTC());
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifying, Clock clock) {
        this.verifying = Objects.requireNonNull(verifying);
        this.clock = Objects.requireNonNull(clock);
    }

    private record Verified(JWTCallerPrincipal caller, JWTAuthContextInfo rules, Instant until) {}

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        Instant now = clock.instant();
        Verified before = known(token);
        if (before != null && before.rules() == rules && now.isBefore(before.until())) {
            return before.caller();
        }
        forget(token);
        JWTCallerPrincipal caller = verifying.parse(token, rules);
        Instant expiry = Instant.ofEpochSecond(caller.getExpirationTime());
        Instant until = expiry.isBefore(now.plus(TRUSTED)) ? expiry : now.plus(TRUSTED);
        if (now.isBefore(until) && token.length() <= MAX_TOKEN_CHARACTERS) {
            keep(token, new Verified(caller, rules, until));
        }
        return caller;
    }

    private Verified known(String token) {
        synchronized (known) {
            return known.get(token);
        }
    }

    private void forget(String token) {
        synchronized (known) {
            known.remove(token);
        }
    }

    private void keep(String token, Verified verified) {
        synchronized (known) {
            known.put(token, verified);
            if (known.size() > MAX_TOKENS) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }
}
