package health.tributary.embedded.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** At most one launcher a data folder: the lock ends with the process, however that ends. */
final class InstanceLock implements AutoCloseable {
    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder, or says who has it. */
    static InstanceLock take(DataFolder folder) throws LaunchException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                String pid = Long.toString(ProcessHandle.current().pid());
                channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
                return new InstanceLock(channel);
            }
            channel.close();
        } catch (OverlappingFileLockException | IOException e) {
            closeQuietly(channel);
        }
        throw new LaunchException("Another instance" + holder(folder.lock())
                + " uses the data folder " + folder.root() + "; stop it, or name another folder in TRIBUTARY_DATA.");
    }

    /** The process id of the launcher that holds a folder; empty when none does. */
    static OptionalLong holderOf(DataFolder folder) {
        if (Files.notExists(folder.lock())) {
            return OptionalLong.empty();
        }
        try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null ? OptionalLong.empty() : written(folder.lock());
        } catch (OverlappingFileLockException | IOException e) {
            return written(folder.lock());
        }
    }

    private static OptionalLong written(Path file) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String holder(Path file) {
        OptionalLong pid = written(file);
        return pid.isPresent() ? " (process " + pid.getAsLong() + ")" : "";
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The lock was not had; there is nothing to give back.
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
