package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Extensions;

/** The extensions that say which package of a product it was: what a recall asks for. */
final class Lots {
    static final String LOT = Extensions.own("medication-lot-number");
    static final String EXPIRES = Extensions.own("medication-expiration-date");
    static final String MANUFACTURER = Extensions.own("medication-manufacturer");

    private Lots() {}
}
