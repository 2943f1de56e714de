package health.tributary.normalizer.normalize.hl7v2.message.request;

/** What is ordered: told by the detail segment of the order, else by the message's kind. */
public enum OrderKind {
    SERVICE,
    DIET,
    SUPPLY,
    PHARMACY;

    /** What messages of a code order where no detail tells, as a cancellation need not. */
    public static OrderKind ofMessage(String code) {
        return switch (code) {
            case "OMD", "ORD" -> DIET;
            case "OMS", "ORS", "OMN", "ORN" -> SUPPLY;
            default -> SERVICE;
        };
    }

    public static OrderKind of(OrderGroup group, OrderKind usual) {
        if (group.detail("RXO", "RXE", "RXD", "RXG", "RXA") != null) {
            return PHARMACY;
        }
        if (group.obr != null) {
            return SERVICE;
        }
        if (group.detail("ODS", "ODT") != null) {
            return DIET;
        }
        return group.detail("RQD", "RQ1") != null ? SUPPLY : usual;
    }
}
