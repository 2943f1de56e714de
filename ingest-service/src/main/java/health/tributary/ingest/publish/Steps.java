package health.tributary.ingest.publish;

import health.tributary.contract.IdKey;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.Admit;
import health.tributary.ingest.admit.AdmitCcda;
import health.tributary.ingest.admit.AdmitFhir;
import health.tributary.ingest.admit.AdmitPoints;
import health.tributary.ingest.admit.AdmitRules;
import health.tributary.ingest.validation.HapiParser;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The pure steps with what the configuration says about them. */
@Singleton
public class Steps {
    @Produces
    @Singleton
    Admit admit(IdKey key, IngestConfiguration configuration) {
        return new Admit(key, new AdmitRules(configuration.maxBatchMessages(), configuration.traceRatio()));
    }

    @Produces
    @Singleton
    AdmitPoints admitPoints(IdKey key, IngestConfiguration configuration) {
        return new AdmitPoints(key, new AdmitRules(configuration.maxBatchMessages(), configuration.traceRatio()));
    }

    @Produces
    @Singleton
    AdmitFhir admitFhir(IdKey key, IngestConfiguration configuration) {
        AdmitRules rules = new AdmitRules(configuration.maxBatchMessages(), configuration.traceRatio());
        return new AdmitFhir(key, rules, new HapiParser());
    }

    @Produces
    @Singleton
    AdmitCcda admitCcda(IdKey key, IngestConfiguration configuration) {
        return new AdmitCcda(key, new AdmitRules(configuration.maxBatchMessages(), configuration.traceRatio()));
    }

    @Produces
    @Singleton
    HeldBytes held(IngestConfiguration configuration) {
        return new HeldBytes(Math.max(configuration.maxHeldBytes(), configuration.maxMessageBytes()));
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
