package health.tributary.record.series;

/** The fake that other tests rely on keeps the contract. */
class MemorySeriesStoreTest implements SeriesStoreContract {
    private final MemorySeriesStore store = new MemorySeriesStore();

    @Override
    public SeriesStore store() {
        return store;
    }
}
