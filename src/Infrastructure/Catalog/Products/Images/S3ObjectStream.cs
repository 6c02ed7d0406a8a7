using Amazon.S3.Model;
using MultiWeb.Application.Common;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>
/// An object of a bucket as a stream that can be sought in: whoever reads elsewhere than where the answer goes on has the object
/// asked for anew, from there. Mostly nobody does, and it is one request.
/// </summary>
internal sealed class S3ObjectStream(GetObjectResponse whole, Func<long, CancellationToken, Task<GetObjectResponse>> openFrom) : Stream
{
    /// <summary>How long the store may say nothing in the middle of a picture.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private GetObjectResponse _answer = whole;
    private long _answerPosition;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = whole.ContentLength;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
            return 0;
        if (Position != _answerPosition)
        {
            _answer.Dispose();
            _answer = await openFrom(Position, cancellationToken);
            _answerPosition = Position;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var read = await _answer.ResponseStream.ReadAsync(buffer, patience.Token);
            if (read == 0)
                throw new UnavailableException("The bucket of pictures has stopped in the middle of one.");
            Position = _answerPosition += read;
            return read;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new UnavailableException("The bucket of pictures has stopped in the middle of one.", exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A thread would wait for the network.");

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _answer.Dispose();
        base.Dispose(disposing);
    }
}
