using System.Buffers;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Uploads;
using MultiWeb.Domain.Common;

namespace MultiWeb.WebApi.Common.Binding;

/// <summary>
/// A form with one file in its field <c>file</c> (RFC 7578). It is read when somebody wants it and not before, into a file of our
/// own that has no name any more, so that nothing of it stays, whatever becomes of us.
/// </summary>
internal sealed class FileForm(HttpContext context) : IUploadedFile, IAsyncDisposable, IEndpointParameterMetadataProvider
{
    /// <summary>As much as any body may have, and no more for being in a form.</summary>
    public const long MaxFileBytes = 10 * 1024 * 1024;

    private const string Field = "file";
    private const string Pointer = $"#/{Field}";
    private const long Envelope = 64 * 1024;
    private const int MaxParts = 16;
    private const int MaxBoundaryLength = 70; // RFC 2046

    /// <summary>Ten megabytes over a poor line (300 kbit/s).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Error NotAForm = CommonErrors.UnsupportedMediaType with { Detail = "This address takes a form with a file (Content-Type: multipart/form-data)." };
    private static readonly Error TooLarge = CommonErrors.PayloadTooLarge with { Detail = "A file has at most 10 MiB." };
    private static readonly Error Missing = CommonErrors.Invalid(Pointer, "not_null", "The form has no file in its field 'file'.");
    private static readonly Error Several = CommonErrors.Invalid(Pointer, "one_file", "The form has more than one file; each is a request of its own.");

    private FileStream? _file;

    public static ValueTask<FileForm?> BindAsync(HttpContext context)
    {
        var form = new FileForm(context);
        context.Response.RegisterForDisposeAsync(form);
        return ValueTask.FromResult<FileForm?>(form);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new FileFormMetadata(Field, MaxFileBytes + Envelope));

    public async Task<Result<Stream>> OpenAsync(CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            if (BoundaryOf(context.Request.ContentType) is not { } boundary)
                return NotAForm;
            using var place = context.RequestServices.GetRequiredService<UploadPlaces>().Take();
            if (await ReceiveAsync(boundary, cancellationToken) is { } refusal)
                return refusal;
        }
        _file!.Position = 0;
        return _file;
    }

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string? BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { HasValue: true, Length: > 0 and <= MaxBoundaryLength } boundary
            ? boundary.Value
            : null;

    private async Task<Error?> ReceiveAsync(string boundary, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary, context.Request.Body), patience.Token);
        }
        catch (Exception exception) when (exception is IOException and not BadHttpRequestException or InvalidDataException && !cancellationToken.IsCancellationRequested)
        {
            return CommonErrors.MalformedRequest;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnavailableException("A file was too slow in coming.", exception);
        }
    }

    private async Task<Error?> ReadPartsAsync(MultipartReader form, CancellationToken cancellationToken)
    {
        for (var parts = 1; await form.ReadNextSectionAsync(cancellationToken) is { } part; parts++)
        {
            if (parts > MaxParts)
                return CommonErrors.MalformedRequest;
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name) != Field)
                continue;
            if (_file is not null)
                return Several;
            _file = CreateNameless();
            if (!await TryCopyAsync(part.Body, _file, cancellationToken))
                return TooLarge;
        }
        return _file is null ? Missing : null;
    }

    private static async Task<bool> TryCopyAsync(Stream part, FileStream file, CancellationToken cancellationToken)
    {
        const int blockSize = 64 * 1024;
        var block = ArrayPool<byte>.Shared.Rent(blockSize);
        try
        {
            for (int read; (read = await part.ReadAsync(block, cancellationToken)) > 0;)
            {
                if (file.Length + read > MaxFileBytes)
                    return false;
                await WriteAsync(file, block.AsMemory(0, read), cancellationToken);
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private static async Task WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new UnavailableException("There is no room for a file that comes in.", exception);
        }
    }

    private static FileStream CreateNameless()
    {
        try
        {
            var path = Path.Combine(Path.GetTempPath(), $"multiweb-{Guid.NewGuid():N}");
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
            File.Delete(path);
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException("There is no place for a file that comes in.", exception);
        }
    }
}

/// <summary>Tells the server how large the body may be, and the API description what it is.</summary>
internal sealed record FileFormMetadata(string Field, long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
