using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>
/// Pictures in a folder, which all instances share: in 256 folders below it by the first two digits of the key. A picture is
/// written aside, brought to the disk and then renamed, so that under its name there is all of it or nothing.
/// </summary>
internal sealed class LocalImageStore(string root, TimeProvider time) : IImageStore
{
    private const int ShardLength = 2;

    private static readonly TimeSpan LeftAfter = TimeSpan.FromHours(1);

    private readonly string _drafts = Path.Combine(root, "drafts");

    public Task SaveAsync(ImageKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(_drafts);
        var draft = Path.Combine(_drafts, Guid.NewGuid().ToString("N"));
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft); // where it has not become the picture
        }
        return true;
    });

    public Task<bool> ExistsAsync(ImageKey key, CancellationToken cancellationToken) => TryAsync(() => Task.FromResult(File.Exists(PathOf(key))));

    public Task<Stream?> OpenAsync(ImageKey key, CancellationToken cancellationToken) => TryAsync(() =>
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    });

    public Task DeleteAsync(ImageKey key, CancellationToken cancellationToken) => TryAsync(() =>
    {
        if (Directory.Exists(Path.GetDirectoryName(PathOf(key))))
            File.Delete(PathOf(key));
        return Task.FromResult(true);
    });

    public Task DiscardLeftoversAsync(CancellationToken cancellationToken) => TryAsync(() =>
    {
        var before = time.GetUtcNow().UtcDateTime - LeftAfter;
        foreach (var draft in Directory.Exists(_drafts) ? Directory.EnumerateFiles(_drafts) : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (File.GetLastWriteTimeUtc(draft) < before)
                File.Delete(draft);
        }
        return Task.FromResult(true);
    });

    private string PathOf(ImageKey key) => Path.Combine(root, key.Text[..ShardLength], key.Text);

    /// <summary>A disk that is full, read-only or away, and too many open files: all of it passes, and none of it is a fault of the request.</summary>
    private static async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException("The folder of pictures cannot be used.", exception);
        }
    }
}
