package health.tributary.normalizer.explain;

import jakarta.ws.rs.ForbiddenException;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who may be told what messages say. */
final class Operators {
    /** What never began a trace. */
    static final String UNTRACED = "00-00000000000000000000000000000000-0000000000000000-00";

    private static final String SCOPE = "operator";

    private Operators() {}

    /** Refuses a token without the scope {@code operator}. */
    static void only(JsonWebToken token) {
        Object claim = token.getClaim("scope");
        if (claim == null || !List.of(claim.toString().split(" ", -1)).contains(SCOPE)) {
            throw new ForbiddenException("the scope operator is needed");
        }
    }
}
