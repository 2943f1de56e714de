package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cx;

/** PID[Account]. */
public final class PidAccount {
    public static final SegmentMap MAP = SegmentMap.of("PID", "Account").list(18, "identifier", Cx::identifier);

    private PidAccount() {}
}
