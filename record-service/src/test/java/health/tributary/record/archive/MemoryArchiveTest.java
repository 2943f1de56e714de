package health.tributary.record.archive;

/** The fake that other tests rely on keeps the contract. */
class MemoryArchiveTest implements ArchiveContract {
    private final MemoryArchive archive = new MemoryArchive();

    @Override
    public Archive archive() {
        return archive;
    }
}
